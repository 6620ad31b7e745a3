/**
 * The rows of a transcript: a list whose versions share what they have in common, so that one more row costs a copy of
 * the last chunk and not of the whole. It may have holes: of a long council a page knows the end first, and reads the
 * rest when somebody goes there.
 */
export class Rows<T> implements Iterable<T> {
  readonly length: number
  /** Chunks of `SIZE` rows; undefined where nothing of one is known. */
  readonly #full: readonly (Chunk<T> | undefined)[]
  /** What follows them, less than `SIZE` rows. */
  readonly #tail: Chunk<T>

  constructor(full: readonly (Chunk<T> | undefined)[] = [], tail: Chunk<T> = []) {
    this.#full = full
    this.#tail = tail
    this.length = full.length * SIZE + tail.length
  }

  /** So many rows of which nothing is known yet. */
  static unknown<T>(length: number): Rows<T> {
    const full: undefined[] = Array.from({ length: Math.floor(length / SIZE) }, () => undefined)
    return new Rows<T>(full, holes(length % SIZE))
  }

  /** Undefined beyond the ends and in a hole. */
  at(index: number): T | undefined {
    const i = index < 0 ? this.length + index : index
    return this.#chunk(Math.floor(i / SIZE))?.[i % SIZE]
  }

  append(row: T): Rows<T> {
    const tail = [...this.#tail, row]
    return tail.length < SIZE ? new Rows(this.#full, tail) : new Rows([...this.#full, tail])
  }

  with(index: number, row: T): Rows<T> {
    return this.#withChunk(Math.floor(index / SIZE), (chunk) => chunk.with(index % SIZE, row))
  }

  /** Meant for the end: what stands behind it is appended again. */
  insert(index: number, row: T): Rows<T> {
    let rows = this.#cut(index).append(row)
    for (const behind of this.slice(index)) if (behind !== undefined) rows = rows.append(behind)
    return rows
  }

  /** Puts rows into holes, and in the place of those that `mayGo`. */
  fill(from: number, rows: readonly (T | undefined)[], mayGo: (row: T) => boolean = () => false): Rows<T> {
    const end = Math.min(this.length, from + rows.length)
    const first = Math.max(0, from)
    if (first >= end) return this
    const chunks = Array.from({ length: Math.ceil(end / SIZE) - Math.floor(first / SIZE) })
    return chunks.reduce<Rows<T>>((filled, _, i) => {
      const n = Math.floor(first / SIZE) + i
      return filled.#withChunk(n, (chunk) =>
        chunk.map((had, at) => {
          const place = n * SIZE + at
          if (place < first || place >= end || !(had === undefined || mayGo(had))) return had
          return rows[place - from] ?? had
        }),
      )
    }, this)
  }

  slice(from: number, to: number = this.length): (T | undefined)[] {
    const end = Math.min(to, this.length)
    const start = Math.max(0, from)
    return Array.from({ length: Math.max(0, end - start) }, (_, i) => this.at(start + i))
  }

  /** Where the known end begins: behind the last hole. */
  get heldFrom(): number {
    const hole = this.#tail.lastIndexOf(undefined)
    if (hole >= 0) return this.#full.length * SIZE + hole + 1
    for (let n = this.#full.length - 1; n >= 0; n--) {
      const chunk = this.#full[n]
      if (chunk === undefined) return (n + 1) * SIZE
      const inner = chunk.lastIndexOf(undefined)
      if (inner >= 0) return n * SIZE + inner + 1
    }
    return 0
  }

  /** The last that is `wanted`, where it is known. */
  findLastIndex(wanted: (row: T) => boolean): number {
    for (let i = this.length - 1; i >= 0; i--) {
      const row = this.at(i)
      if (row !== undefined && wanted(row)) return i
    }
    return -1
  }

  /** Those that are known. */
  *[Symbol.iterator](): Iterator<T> {
    for (let n = 0; n <= this.#full.length; n++)
      for (const row of this.#chunk(n) ?? []) if (row !== undefined) yield row
  }

  #chunk(n: number): Chunk<T> | undefined {
    return n === this.#full.length ? this.#tail : this.#full[n]
  }

  #withChunk(n: number, change: (chunk: Chunk<T>) => Chunk<T>): Rows<T> {
    if (n === this.#full.length) return new Rows(this.#full, change(this.#tail))
    return new Rows(this.#full.with(n, change(this.#full[n] ?? holes(SIZE))), this.#tail)
  }

  #cut(length: number): Rows<T> {
    const full = Math.floor(length / SIZE)
    return new Rows(this.#full.slice(0, full), (this.#chunk(full) ?? holes(SIZE)).slice(0, length % SIZE))
  }
}

type Chunk<T> = readonly (T | undefined)[]

/** Copying this many at most is less than anything else that an event costs. */
const SIZE = 128

const holes = (length: number): undefined[] => Array.from({ length }, () => undefined)
