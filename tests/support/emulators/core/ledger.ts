/** Counts the live objects of a key, now and the most there ever were: what "exactly one" is measured by. */
export class Ledger {
  readonly #live = new Map<string, Set<string>>()
  readonly #most = new Map<string, number>()

  /** The object is alive under this key, and under no other. */
  put(key: string, id: string): void {
    this.drop(id)
    const ids = this.#live.get(key) ?? new Set()
    ids.add(id)
    this.#live.set(key, ids)
    this.#most.set(key, Math.max(this.#most.get(key) ?? 0, ids.size))
  }

  drop(id: string): void {
    for (const ids of this.#live.values()) ids.delete(id)
  }

  live(key: string): string[] {
    return [...(this.#live.get(key) ?? [])]
  }

  most(key: string): number {
    return this.#most.get(key) ?? 0
  }

  /** Every key there ever was. */
  all(): Record<string, { live: string[]; most: number }> {
    return Object.fromEntries(
      [...this.#most.keys()].map((key) => [key, { live: this.live(key), most: this.most(key) }]),
    )
  }
}
