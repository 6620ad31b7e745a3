/** Something that can stand in one queue at a time. */
export type Queued<T> = { next: T | null }

/** First in, first out, linked through what is queued: nothing is allocated, and nothing is kept of what went through. */
export class Fifo<T extends Queued<T>> {
  #first: T | null = null
  #last: T | null = null

  push(item: T): void {
    if (this.#last === null) this.#first = item
    else this.#last.next = item
    this.#last = item
  }

  shift(): T | null {
    const item = this.#first
    if (item === null) return null
    this.#first = item.next
    if (this.#first === null) this.#last = null
    item.next = null
    return item
  }
}
