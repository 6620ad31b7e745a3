import type { RankedChunk } from '../ports/knowledge.ts'

/** A vector as a row has it: 32-bit floats of length 1. */
export type VectorRow = { n: number; sourceId: string; vector: Uint8Array }

/**
 * All vectors of one length in one piece of memory, 2 KB each at 512 numbers. They stay there between two questions:
 * reading them takes ten times as long as comparing them.
 */
export class VectorMatrix {
  readonly length: number
  readonly #values: Float32Array
  readonly #bytes: Uint8Array
  readonly #ns: Float64Array
  /** Which of the sources each row is of. */
  readonly #of: Uint32Array
  readonly #sources: string[] = []
  readonly #places = new Map<string, number>()
  #rows = 0

  constructor(length: number, most: number) {
    this.length = length
    this.#values = new Float32Array(most * length)
    this.#bytes = new Uint8Array(this.#values.buffer)
    this.#ns = new Float64Array(most)
    this.#of = new Uint32Array(most)
  }

  /** What is of another length, or more than was said, is left out. */
  add({ n, sourceId, vector }: VectorRow): void {
    const bytes = this.length * Float32Array.BYTES_PER_ELEMENT
    if (vector.length !== bytes || this.#rows === this.#ns.length) return
    this.#bytes.set(vector, this.#rows * bytes)
    this.#ns[this.#rows] = n
    this.#of[this.#rows++] = this.#placeOf(sourceId)
  }

  /** Those of some sources that are nearest to a vector, the nearest first; of equals the first that was added. */
  nearest(vector: Float32Array, reached: ReadonlySet<string>, limit: number): RankedChunk[] {
    const isReached = this.#sources.map((source) => reached.has(source))
    const [values, of, ns, { length }] = [this.#values, this.#of, this.#ns, this]
    const found: RankedChunk[] = []
    for (let row = 0; row < this.#rows; row++) {
      if (isReached[of[row] ?? 0] !== true) continue
      const score = product(vector, values, row * length)
      const last = found.at(-1)
      // Nearly all are too far: they cost a comparison and no place.
      if (found.length === limit && last !== undefined && score < last.score) continue
      putIn(found, { n: ns[row] ?? 0, score })
      if (found.length > limit) found.pop()
    }
    return found
  }

  #placeOf(source: string): number {
    const known = this.#places.get(source)
    if (known !== undefined) return known
    this.#places.set(source, this.#sources.length)
    return this.#sources.push(source) - 1
  }
}

/** The few that are nearer stand before it. */
function putIn(found: RankedChunk[], one: RankedChunk): void {
  let at = found.length
  for (; at > 0; at--) {
    const before = found[at - 1]
    if (before === undefined || before.score > one.score || (before.score === one.score && before.n < one.n))
      break
  }
  found.splice(at, 0, one)
}

/** In four sums: one would have each addition wait for the one before. */
function product(one: Float32Array, values: Float32Array, from: number): number {
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let i = 0
  for (; i + 3 < one.length; i += 4) {
    const at = from + i
    a += (one[i] ?? 0) * (values[at] ?? 0)
    b += (one[i + 1] ?? 0) * (values[at + 1] ?? 0)
    c += (one[i + 2] ?? 0) * (values[at + 2] ?? 0)
    d += (one[i + 3] ?? 0) * (values[at + 3] ?? 0)
  }
  for (; i < one.length; i++) a += (one[i] ?? 0) * (values[from + i] ?? 0)
  return a + b + c + d
}
