import { Headings } from './headings.ts'
import type { Line } from './lines.ts'
import { Gathered, type Unit, type UnitReader } from './units.ts'

/**
 * The headings, paragraphs, items and code of a Markdown text. It comes line by line, for a source may be larger than
 * memory, and no sign of it may be lost: a tree of the whole text would promise neither. That the headings are the ones
 * that a parser finds is tested.
 */
export function markdownUnits(): UnitReader {
  const reader = new Reader()
  return { take: (line) => reader.take(line), end: () => reader.end() }
}

const ATX = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/u
const SETEXT = /^ {0,3}(=+|-+)[ \t]*$/u
const FENCE = /^ {0,3}(`{3,}|~{3,})([^\n]*)$/u
const ITEM = /^\s{0,12}(?:[-*+]|\d{1,9}[.)])[ \t]/u
const FIRST_ITEM = /^\s{0,12}(?:[-*+]|1[.)])[ \t]/u
/** A line that is bold throughout heads what follows. */
const BOLD = /^\*\*([^*\n]{1,200})\*\*:?$/u
/** What goes on with a paragraph only as more of it: no list, no quote, no table. */
const NO_PARAGRAPH = /^ {0,3}(?:>|\||[-*+][ \t]|\d{1,9}[.)][ \t]| {1}\t)|^(?: {4}|\t)/u

class Reader {
  readonly #headings = new Headings()
  readonly #open = new Gathered()
  /** What ends the code or the front matter that is open. */
  #closes: ((line: string) => boolean) | null = null
  #blank = false

  take(line: Line): Unit[] {
    const text = line.text.replace(/\r?\n$/, '')
    if (this.#closes !== null) return this.#within(line, this.#closes(text))
    if (line.number === 1 && line.start === 0 && /^---[ \t]*$/.test(text)) return this.#enter(line, isRule)
    const fence = FENCE.exec(text)
    if (fence?.[1] !== undefined && !(fence[1].startsWith('`') && fence[2]?.includes('`')))
      return [...this.#done(), ...this.#enter(line, closing(fence[1]))]
    const atx = ATX.exec(text)
    if (atx?.[1] !== undefined) return [...this.#done(), ...this.#heading(line, atx[1].length, atx[2] ?? '')]
    const setext = SETEXT.exec(text)
    if (setext?.[1] !== undefined && this.#isParagraph())
      return this.#heading(line, setext[1].startsWith('=') ? 1 : 2, this.#openText())
    const begins = (this.#blank && text.trim() !== '') || this.#beginsItem(text) || this.#open.isLong
    const done = begins ? this.#done() : []
    this.#blank = text.trim() === ''
    this.#open.add(line)
    return done
  }

  end(): Unit[] {
    return this.#open.takeAll(this.#headings.path)
  }

  #enter(line: Line, closes: (text: string) => boolean): Unit[] {
    this.#closes = closes
    this.#blank = false
    this.#open.add(line)
    return []
  }

  #within(line: Line, isLast: boolean): Unit[] {
    this.#open.add(line)
    if (isLast) this.#closes = null
    return isLast || this.#open.isLong ? this.#open.take(this.#headings.path) : []
  }

  #heading(line: Line, depth: number, said: string): Unit[] {
    this.#open.add(line)
    this.#headings.enter(depth, plain(said.replace(/(?:^|[ \t])#{1,100}[ \t]*$/u, '')))
    this.#blank = false
    return this.#open.take(this.#headings.path, true)
  }

  /** What is gathered, as a unit: a paragraph, or a heading where it is one bold line. */
  #done(): Unit[] {
    const bold = BOLD.exec(this.#openText().trim())
    if (bold?.[1] === undefined) return this.#open.take(this.#headings.path)
    this.#headings.enter(7, plain(bold[1]))
    return this.#open.take(this.#headings.path, true)
  }

  #openText(): string {
    return this.#open.lines.map(({ text }) => text).join('')
  }

  /** Within a paragraph a number other than 1 begins no list. */
  #beginsItem(text: string): boolean {
    if (!ITEM.test(text)) return false
    return FIRST_ITEM.test(text) || ITEM.test(this.#open.lines[0]?.text ?? '')
  }

  #isParagraph(): boolean {
    if (this.#blank || this.#open.isEmpty) return false
    return !this.#open.lines.some(({ text }) => NO_PARAGRAPH.test(text))
  }
}

const isRule = (text: string): boolean => /^(?:---|\.\.\.)[ \t]*$/.test(text)

function closing(fence: string): (text: string) => boolean {
  const sign = fence.charAt(0)
  return (text) => {
    const line = text.trim()
    return line.length >= fence.length && line === sign.repeat(line.length) && !/^ {4}/.test(text)
  }
}

/** A heading as it is read: without tags and marks of emphasis, code and links. */
const plain = (text: string): string =>
  text
    .replaceAll(/!?\[([^\]\n]{0,300})\]\([^()\n]{0,500}\)/gu, '$1')
    .replaceAll(/<\/?[A-Za-z][^<>\n]{0,300}>/gu, '')
    .replaceAll(/[*`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '')
    .replaceAll(/\\(?=[!-/:-@[-`{-~])/gu, '')
