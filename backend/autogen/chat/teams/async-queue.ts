/** First in, first out, for one reader who may wait for what comes next. */
export class AsyncQueue<T> {
  #items: T[] = []
  #next = 0
  #reader: ((item: T) => void) | null = null

  push(item: T): void {
    const reader = this.#reader
    this.#reader = null
    if (reader) reader(item)
    else this.#items.push(item)
  }

  next(): Promise<T> | T {
    if (this.#next < this.#items.length) {
      const item = this.#items[this.#next++]!
      if (this.#next === this.#items.length) [this.#items, this.#next] = [[], 0]
      return item
    }
    return new Promise((resolve) => (this.#reader = resolve))
  }
}
