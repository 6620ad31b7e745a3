import type { Chunk } from '../../ports/knowledge.ts'
import type { Unit } from '../reading/units.ts'
import { type Atom, atomOf, leadingLines, sentencesOf } from './atoms.ts'

export type Sizes = { tokens: number; overlap: number }

/** About a page of a book, and a tenth of it said again, so that a thought which is cut stands whole in one of the two. */
export const SIZES: Sizes = { tokens: 512, overlap: 0.1 }

/**
 * Makes chunks of units as they come. A new heading begins a new chunk, unless the one before is hardly begun; what is
 * too long is cut between paragraphs, else between sentences, and then begins with the last sentences of the one before.
 */
export class Chunker {
  readonly #sizes: Sizes
  #open: Atom[] = []
  /** How many atoms at the front repeat the end of the chunk before. */
  #repeated = 0

  constructor(sizes: Sizes = SIZES) {
    this.#sizes = sizes
  }

  add(unit: Unit): Chunk[] {
    const atom = atomOf(unit)
    if (atom.heading && atom.tokens <= this.#sizes.tokens) return this.#addHeading(atom)
    const { tokens } = this.#sizes
    const fits = this.#tokens + atom.tokens <= tokens
    // A paragraph that goes whole into the next chunk is not torn to fill this one.
    if (fits || (atom.tokens <= tokens / 2 && this.#tokens >= tokens * WELL_FILLED)) return this.#put(atom)
    return sentencesOf(atom, this.#mostOfOne).flatMap((sentence) => this.#put(sentence))
  }

  end(): Chunk[] {
    const open = this.#open
    const isNew = open.length > this.#repeated
    this.#open = []
    this.#repeated = 0
    return isNew ? [chunkOf(open)] : []
  }

  get #tokens(): number {
    return sum(this.#open)
  }

  /** Beside what is repeated there must be room for it. */
  get #mostOfOne(): number {
    return Math.max(1, Math.floor(this.#sizes.tokens * (1 - 2 * this.#sizes.overlap)))
  }

  #addHeading(atom: Atom): Chunk[] {
    const said = this.#open.slice(this.#repeated).filter(({ heading }) => !heading)
    const isBegun = sum(said) >= this.#sizes.tokens * HARDLY_BEGUN
    const done = isBegun ? this.#cut(false) : []
    while (this.#open.length > 0 && this.#tokens + atom.tokens > this.#sizes.tokens)
      done.push(...this.#cut(false))
    this.#open.push(atom)
    return done
  }

  #put(atom: Atom): Chunk[] {
    const done: Chunk[] = []
    let repeats = true
    while (this.#open.length > 0 && this.#tokens + atom.tokens > this.#sizes.tokens) {
      if (repeats || this.#repeated === 0) done.push(...this.#cut(repeats))
      else this.#forgetOne()
      repeats = false
    }
    this.#open.push(atom)
    return done
  }

  /** What is repeated gives way before a chunk becomes too long. */
  #forgetOne(): void {
    this.#open.shift()
    this.#repeated--
  }

  /** Ends the open chunk. Headings at its end go over to the next one, which they head. */
  #cut(repeats: boolean): Chunk[] {
    const last = this.#open.findLastIndex(({ heading }) => !heading)
    const kept = last < this.#repeated ? this.#open : this.#open.slice(0, last + 1)
    const moved = this.#open.slice(kept.length)
    const chunk = kept.length > this.#repeated ? [chunkOf(kept)] : []
    const tail = repeats && moved.length === 0 ? this.#tailOf(kept) : []
    this.#open = [...tail, ...moved]
    this.#repeated = tail.length
    return chunk
  }

  /** The last sentences that are within the overlap; the last one alone may be twice as long. */
  #tailOf(atoms: readonly Atom[]): Atom[] {
    const most = this.#sizes.tokens * this.#sizes.overlap
    const tail: Atom[] = []
    let total = 0
    for (const atom of atoms.toReversed()) {
      if (atom.heading) break
      for (const sentence of sentencesOf(atom, this.#mostOfOne).toReversed()) {
        const allowed = tail.length === 0 ? 2 * most : most
        if (total + sentence.tokens > allowed) return tail.toReversed()
        total += sentence.tokens
        tail.push(sentence)
      }
    }
    return tail.toReversed()
  }
}

const WELL_FILLED = 0.6
/** A section of a line or two says little alone. */
const HARDLY_BEGUN = 0.25

const sum = (atoms: readonly Atom[]): number => atoms.reduce((total, { tokens }) => total + tokens, 0)

function chunkOf(atoms: readonly Atom[]): Chunk {
  const [first] = atoms
  if (first === undefined) throw new Error('A chunk is made of something.')
  const text = atoms.map((atom) => atom.text).join('')
  const line = first.line - leadingLines(first.text) + leadingLines(text)
  return {
    text,
    start: first.start,
    end: first.start + text.length,
    line,
    endLine: line + text.trim().split('\n').length - 1,
    tokens: sum(atoms),
    headings: (atoms.find(({ heading }) => !heading) ?? first).headings,
  }
}
