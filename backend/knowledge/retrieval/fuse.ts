import type { RankedChunk } from '../../ports/knowledge.ts'
import { ranked } from './bm25.ts'

/** From the paper on reciprocal rank fusion: the first places are worth more, but not everything. */
const K = 60

/** One order out of several: scores of two kinds cannot be added, places can. */
export function fuse(lists: readonly { found: readonly RankedChunk[]; weight: number }[]): RankedChunk[] {
  const scores = new Map<number, number>()
  for (const { found, weight } of lists)
    for (const [place, { n }] of found.entries())
      scores.set(n, (scores.get(n) ?? 0) + weight / (K + place + 1))
  return ranked(scores, scores.size)
}
