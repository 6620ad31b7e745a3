import { listOf, textOf, type Row } from '../lib/reading.ts'

/** What came of the councils of a template; null: none of them told. */
export type Results = {
  runs: number
  withOutcome: number
  medianSeconds: number | null
  meanUsd: number | null
}

/** Under this, a share says more about chance than about the template. */
export const ENOUGH_RUNS = 5

/** The results of each template, of the councils that have ended. */
export function resultsOf(answer: unknown): ReadonlyMap<string, Results> {
  const byTemplate = new Map<string, Row[]>()
  for (const row of listOf(answer, 'items')) {
    const id = textOf(row.template, 'id')
    if (id !== undefined) byTemplate.set(id, [...(byTemplate.get(id) ?? []), row])
  }
  return new Map([...byTemplate].map(([id, rows]) => [id, folded(rows)]))
}

function folded(rows: readonly Row[]): Results {
  const costs = numbers(rows, 'usd')
  return {
    runs: rows.length,
    withOutcome:
      rows.filter(({ outcome }) => outcome === 'full' || outcome === 'decision').length / rows.length,
    medianSeconds: median(numbers(rows, 'seconds')),
    // A price that is not known is no zero: a mean without it would be a guess.
    meanUsd:
      costs.length < rows.length || costs.length === 0
        ? null
        : costs.reduce((sum, usd) => sum + usd, 0) / costs.length,
  }
}

const numbers = (rows: readonly Row[], key: string): number[] =>
  rows.flatMap((row) => (typeof row[key] === 'number' ? [row[key]] : []))

export function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}
