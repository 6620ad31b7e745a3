import { listOf, textOf } from '../lib/reading.ts'

/** What the councils of a month have used; `usd` is null where the price of a call is not known. */
export type Month = { month: string; usd: number | null; knownUsd: number; tokens: number; runs: number }

/** The answer of `GET /spend`, this month first. */
export const monthsIn = (answer: unknown): Month[] =>
  listOf(answer, 'items').map((row) => ({
    month: textOf(row, 'month') ?? '',
    usd: typeof row.usd === 'number' ? row.usd : null,
    knownUsd: typeof row.knownUsd === 'number' ? row.knownUsd : 0,
    tokens: typeof row.tokens === 'number' ? row.tokens : 0,
    runs: typeof row.runs === 'number' ? row.runs : 0,
  }))

/** A call without a price is not free: then what is known is said as the least, or that nothing is known. */
export type Cost = { kind: 'known' | 'atLeast'; usd: number } | { kind: 'unknown' }

export function costOf({ usd, knownUsd }: Month): Cost {
  if (usd !== null) return { kind: 'known', usd }
  return knownUsd > 0 ? { kind: 'atLeast', usd: knownUsd } : { kind: 'unknown' }
}
