import { fieldsOf } from '../remote/shapes.ts'
import { table } from '../show/table.ts'

/** How forecasts and votes have fared, seat by seat and template by template. */
export function scoresTable(scores: unknown): string {
  const { forecasts, votes, bySeat, byTemplate } = fieldsOf(scores)
  const seats = list(bySeat).map((one) => [`votes of ${String(fieldsOf(one).name)}`, ...figures(one)])
  const templates = list(byTemplate).flatMap((one) => {
    const { template, forecasts: said, votes: cast } = fieldsOf(one)
    return [
      [`forecasts, ${String(template)}`, ...figures(said)],
      [`votes, ${String(template)}`, ...figures(cast)],
    ].filter(([, , n]) => n !== '0')
  })
  return table(
    ['OF', 'BRIER', 'N'],
    [['forecasts', ...figures(forecasts)], ['votes', ...figures(votes)], ...seats, ...templates],
  )
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** What is not known is no zero, which would be the best there is. */
function figures(score: unknown): [string, string] {
  const { brier, n } = fieldsOf(score)
  return [typeof brier === 'number' ? brier.toFixed(3) : 'not known', String(n)]
}
