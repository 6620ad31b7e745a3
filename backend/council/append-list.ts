/**
 * A list that only grows, with O(1) append and cheap old versions: versions share one array and differ in length.
 * It is used linearly: appending to an old version cuts off what a newer one had added, so a draft of the
 * future (`decide` trying its own events) costs nothing and dies when the real events are folded.
 *
 * Of a long run a page may know the length and only some items: the others are holes, which are passed over.
 */
export class AppendList<T> implements Iterable<T> {
  readonly length: number
  readonly #items: T[]
  readonly #isWhole: boolean

  constructor(items: T[] = [], length = items.length, isWhole = true) {
    this.#items = items
    this.length = length
    this.#isWhole = isWhole
  }

  /** So many items, of which these are known. */
  static withHoles<T>(length: number, held: readonly (readonly [number, T])[]): AppendList<T> {
    const items: T[] = []
    items.length = length
    for (const [index, item] of held) if (index < length) items[index] = item
    return new AppendList(items, length, held.length === length)
  }

  /** Nothing of it is a hole. */
  get isWhole(): boolean {
    return this.#isWhole
  }

  append(item: T): AppendList<T> {
    // Cutting an array costs even where there is nothing to cut off.
    if (this.#items.length > this.length) this.#items.length = this.length
    this.#items.push(item)
    return new AppendList(this.#items, this.length + 1, this.#isWhole)
  }

  /** The same list with an array of its own: it may grow beside this one. */
  copy(): AppendList<T> {
    return new AppendList(this.#items.slice(0, this.length), this.length, this.#isWhole)
  }

  at(index: number): T | undefined {
    const i = index < 0 ? this.length + index : index
    return i < this.length ? this.#items[i] : undefined
  }

  /** The last `count` items, oldest first; `filter` goes by the holes. */
  last(count: number): T[] {
    const items = this.#items.slice(Math.max(0, this.length - count), this.length)
    return this.#isWhole ? items : items.filter(() => true)
  }

  /** Those of the last `count` items that are `wanted`, oldest first. */
  among(count: number, wanted: (item: T) => boolean): T[] {
    const found: T[] = []
    for (let i = Math.max(0, this.length - count); i < this.length; i++) {
      const item = this.#items[i]
      if (item !== undefined && wanted(item)) found.push(item)
    }
    return found
  }

  /** The last `count` items that are `wanted`, oldest first. */
  lastWhere(count: number, wanted: (item: T) => boolean): T[] {
    const found: T[] = []
    for (let i = this.length - 1; i >= 0 && found.length < count; i--) {
      const item = this.#items[i]
      if (item !== undefined && wanted(item)) found.push(item)
    }
    return found.reverse()
  }

  /** Walks from the newest back until `found` says true. */
  findLast(found: (item: T) => boolean): T | undefined {
    for (let i = this.length - 1; i >= 0; i--) {
      const item = this.#items[i]
      if (item !== undefined && found(item)) return item
    }
    return undefined
  }

  /** Walks from the newest back, telling each item's place. */
  backwards(see: (item: T, index: number) => void): void {
    for (let i = this.length - 1; i >= 0; i--) {
      const item = this.#items[i]
      if (item !== undefined) see(item, i)
    }
  }

  toArray(): T[] {
    return this.last(this.length)
  }

  toJSON(): T[] {
    return this.toArray()
  }

  *[Symbol.iterator](): Iterator<T> {
    for (let i = 0; i < this.length; i++) {
      const item = this.#items[i]
      if (item !== undefined) yield item
    }
  }
}
