/**
 * A list that only grows, with O(1) append and cheap old versions: versions share one array and differ in length.
 * It is used linearly: appending to an old version cuts off what a newer one had added, so a draft of the
 * future (`decide` trying its own events) costs nothing and dies when the real events are folded.
 */
export class AppendList<T> implements Iterable<T> {
  readonly length: number
  readonly #items: T[]

  constructor(items: T[] = [], length = items.length) {
    this.#items = items
    this.length = length
  }

  append(item: T): AppendList<T> {
    // Cutting an array costs even where there is nothing to cut off.
    if (this.#items.length > this.length) this.#items.length = this.length
    this.#items.push(item)
    return new AppendList(this.#items, this.length + 1)
  }

  at(index: number): T | undefined {
    const i = index < 0 ? this.length + index : index
    return i < this.length ? this.#items[i] : undefined
  }

  /** The last `count` items, oldest first. */
  last(count: number): T[] {
    return this.#items.slice(Math.max(0, this.length - count), this.length)
  }

  /** Those of the last `count` items that are `wanted`, oldest first. */
  among(count: number, wanted: (item: T) => boolean): T[] {
    const found: T[] = []
    for (let i = Math.max(0, this.length - count); i < this.length; i++)
      if (wanted(this.#items[i]!)) found.push(this.#items[i]!)
    return found
  }

  /** The last `count` items that are `wanted`, oldest first. */
  lastWhere(count: number, wanted: (item: T) => boolean): T[] {
    const found: T[] = []
    for (let i = this.length - 1; i >= 0 && found.length < count; i--)
      if (wanted(this.#items[i]!)) found.push(this.#items[i]!)
    return found.reverse()
  }

  /** Walks from the newest back until `found` says true. */
  findLast(found: (item: T) => boolean): T | undefined {
    for (let i = this.length - 1; i >= 0; i--) if (found(this.#items[i]!)) return this.#items[i]
    return undefined
  }

  toArray(): T[] {
    return this.#items.slice(0, this.length)
  }

  toJSON(): T[] {
    return this.toArray()
  }

  *[Symbol.iterator](): Iterator<T> {
    for (let i = 0; i < this.length; i++) yield this.#items[i]!
  }
}
