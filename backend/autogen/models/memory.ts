/** What an agent recalls beyond its conversation. */
export type Memory = {
  /** What bears on the text, in the order a model should read it. */
  query(text: string, options: { signal: AbortSignal }): Promise<readonly string[]>
}

/** Recalls all of it, whatever it is asked. */
export class ListMemory implements Memory {
  #items: readonly string[]

  constructor(items: readonly string[] = []) {
    this.#items = [...items]
  }

  add(item: string): void {
    this.#items = [...this.#items, item]
  }

  clear(): void {
    this.#items = []
  }

  async query(): Promise<readonly string[]> {
    return this.#items
  }
}

/** How a model reads what was recalled; nothing where nothing was. */
export function memoryText(recalled: readonly string[]): string {
  const items = recalled.map((item, at) => `${at + 1}. ${item}`).join('\n')
  return items && `Relevant memory content (in chronological order):\n${items}`
}
