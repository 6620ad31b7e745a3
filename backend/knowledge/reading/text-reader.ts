import type { Chunk } from '../../ports/knowledge.ts'
import { Chunker, SIZES, type Sizes } from '../chunks/chunker.ts'
import { SourceInvalid } from '../source-invalid.ts'
import { csvUnits } from './csv-units.ts'
import { type Line, Lines } from './lines.ts'
import { markdownUnits } from './markdown-units.ts'
import { plainUnits } from './plain-units.ts'
import type { UnitReader } from './units.ts'
import { visible } from './visible.ts'
import { withoutComments } from './without-comments.ts'

/** What is read as it stands; the other kinds are made into Markdown first. */
export type TextKind = 'markdown' | 'text' | 'csv'

export const HOLDS_NOTHING = 'holds no text: add something that can be quoted.'

/**
 * Reads a text that comes in pieces into chunks. Places are those in the text that is kept: the one that was given,
 * without its byte order mark and without what nobody sees.
 */
export class TextReader {
  readonly #lines: Lines
  readonly #units: UnitReader
  readonly #chunker: Chunker
  #hidden = 0
  #begun = false
  #said = false

  constructor(kind: TextKind, sizes: Sizes = SIZES) {
    const comments = kind === 'markdown' ? withoutComments() : (line: string) => line
    this.#lines = new Lines((line) => {
      const shown = visible(line)
      const text = comments(shown.text)
      return { text, hidden: shown.hidden + shown.text.length - text.length }
    })
    this.#units = UNITS[kind]()
    this.#chunker = new Chunker(sizes)
  }

  /** How many characters were left out since nobody sees them. */
  get hidden(): number {
    return this.#hidden
  }

  push(piece: string): Chunk[] {
    const text = !this.#begun && piece.startsWith('\uFEFF') ? piece.slice(1) : piece
    this.#begun ||= piece !== ''
    return this.#take(this.#lines.push(text))
  }

  end(): Chunk[] {
    const chunks = this.#take(this.#lines.end())
    const rest = this.#units.end().flatMap((unit) => this.#chunker.add(unit))
    if (!this.#said) throw new SourceInvalid(null, HOLDS_NOTHING)
    return [...chunks, ...[...rest, ...this.#chunker.end()].filter(saysSomething)]
  }

  #take(lines: readonly Line[]): Chunk[] {
    const chunks = lines.flatMap((line) => {
      if (CONTROL.test(line.text))
        throw new SourceInvalid(line.number, 'holds control characters: this is no text file.')
      this.#hidden += line.hidden
      this.#said ||= line.text.trim() !== ''
      return this.#units.take(line).flatMap((unit) => this.#chunker.add(unit))
    })
    return chunks.filter(saysSomething)
  }
}

const saysSomething = ({ text }: Chunk): boolean => text.trim() !== ''

const UNITS = { markdown: markdownUnits, text: plainUnits, csv: csvUnits }

// Tab, ends of lines, form feed and the mark that some editors end a file with are met in texts; the rest elsewhere only.
// oxlint-disable-next-line no-control-regex -- the control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000E-\u0019\u001C-\u001F]/

/** A whole text at once. */
export function readText(kind: TextKind, text: string, sizes?: Sizes): Chunk[] {
  const reader = new TextReader(kind, sizes)
  return [...reader.push(text), ...reader.end()]
}
