import type { RankedChunk } from '../../ports/knowledge.ts'

/** As every engine has them: how soon more of a word says nothing more, and how much a long text is held against it. */
const K1 = 1.2
const B = 0.75
/** A word in a heading is what a passage is about. */
export const HEAD_WEIGHT = 2

type Entry = { length: number; counts: Map<string, number> }

/** BM25 over passages in memory. */
export class Bm25 {
  readonly #entries = new Map<number, Entry>()
  readonly #holders = new Map<string, Set<number>>()
  #length = 0

  add(n: number, stems: readonly string[], headStems: readonly string[]): void {
    const counts = new Map<string, number>()
    for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1)
    for (const stem of headStems) counts.set(stem, (counts.get(stem) ?? 0) + HEAD_WEIGHT)
    const length = stems.length + headStems.length
    this.#entries.set(n, { length, counts })
    this.#length += length
    for (const stem of counts.keys()) {
      const holders = this.#holders.get(stem)
      if (holders === undefined) this.#holders.set(stem, new Set([n]))
      else holders.add(n)
    }
  }

  remove(n: number): void {
    const entry = this.#entries.get(n)
    if (entry === undefined) return
    this.#entries.delete(n)
    this.#length -= entry.length
    for (const stem of entry.counts.keys()) this.#holders.get(stem)?.delete(n)
  }

  /** The best first, of those that are allowed. */
  search(stems: readonly string[], allowed: (n: number) => boolean, limit: number): RankedChunk[] {
    const scores = new Map<number, number>()
    for (const stem of new Set(stems)) {
      const holders = this.#holders.get(stem) ?? new Set()
      const idf = Math.log(1 + (this.#entries.size - holders.size + 0.5) / (holders.size + 0.5))
      for (const n of holders)
        if (allowed(n)) scores.set(n, (scores.get(n) ?? 0) + idf * this.#weight(n, stem))
    }
    return ranked(scores, limit)
  }

  #weight(n: number, stem: string): number {
    const { counts, length } = this.#entries.get(n) ?? NOTHING
    const count = counts.get(stem) ?? 0
    const average = this.#length / Math.max(1, this.#entries.size)
    return (count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / Math.max(1, average)))
  }
}

const NOTHING: Entry = { length: 0, counts: new Map() }

/** The best first; of equals the first that was added. */
export const ranked = (scores: ReadonlyMap<number, number>, limit: number): RankedChunk[] =>
  [...scores]
    .map(([n, score]) => ({ n, score }))
    .toSorted((a, b) => b.score - a.score || a.n - b.n)
    .slice(0, limit)
