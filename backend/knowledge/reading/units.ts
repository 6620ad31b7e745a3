import type { Line } from './lines.ts'

/** A piece of a source that belongs together: a heading, paragraph, list item, row. All of them together are the text. */
export type Unit = {
  heading: boolean
  text: string
  start: number
  /** 1-based line of the first character that is no space. */
  line: number
  /** The headings above, outermost first; of a heading itself they end in it. */
  headings: readonly string[]
}

/** Tells the lines of a source apart. */
export type UnitReader = { take(line: Line): Unit[]; end(): Unit[] }

/** Lines that are gathered until it is known where they end. */
export class Gathered {
  #lines: Line[] = []
  #length = 0

  add(line: Line): void {
    this.#lines.push(line)
    this.#length += line.text.length
  }

  get isEmpty(): boolean {
    return this.#lines.every(({ text }) => text.trim() === '')
  }

  get isLong(): boolean {
    return this.#length > LONG
  }

  get lines(): readonly Line[] {
    return this.#lines
  }

  /** As a unit; what holds nothing but space stays, to go before what comes next. */
  take(headings: readonly string[], heading = false): Unit[] {
    const [first] = this.#lines
    if (first === undefined || this.isEmpty) return []
    const unit = {
      heading,
      text: this.#lines.map(({ text }) => text).join(''),
      start: first.start,
      line: (this.#lines.find(({ text }) => text.trim() !== '') ?? first).number,
      headings,
    }
    this.#lines = []
    this.#length = 0
    return [unit]
  }

  /** At the end spaces that nothing follows are a unit as well, or they would be lost. */
  takeAll(headings: readonly string[]): Unit[] {
    const [first] = this.#lines
    if (first === undefined || !this.isEmpty) return this.take(headings)
    return [
      {
        heading: false,
        text: this.#lines.map(({ text }) => text).join(''),
        start: first.start,
        line: first.number,
        headings,
      },
    ]
  }
}

/** Characters; a paragraph of this length is cut, since it is cut into chunks anyhow. */
const LONG = 16_384
