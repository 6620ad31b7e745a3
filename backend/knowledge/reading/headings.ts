/** The headings over the place that is being read. */
export class Headings {
  #above: { depth: number; text: string }[] = []

  get path(): readonly string[] {
    return this.#above.map(({ text }) => text)
  }

  enter(depth: number, text: string): void {
    const said = clipped(text)
    this.#above = this.#above.filter((heading) => heading.depth < depth)
    if (said !== '') this.#above.push({ depth, text: said })
  }
}

const LONGEST = 200

/** A heading says what something is about; more than this says it at length. */
export function clipped(text: string): string {
  const said = text.replaceAll(/\s+/gu, ' ').trim()
  return said.length <= LONGEST ? said : `${said.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '')}…`
}
