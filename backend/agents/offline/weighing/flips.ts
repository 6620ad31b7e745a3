import type { Cell, Flip, Lens, Values } from './types.ts'
import type { Rule } from '../evidence/types.ts'
import { lensWeights, meanTotals, rank } from './totals.ts'

/** How an open cell might come out: clearly bad for the leader, clearly good for another. */
const SUPPOSED = 0.9

/** The open or only hedged cells that would put another option first, the most telling first. */
export const flipsOf = (
  values: Record<Lens, Values>,
  rules: readonly Rule[],
  cell: (optionId: string, criterionId: string) => Cell,
  leaderId: string,
  titleOf: (optionId: string) => string,
  barred: ReadonlySet<string> = new Set(),
): Flip[] => {
  const weights = { value: lensWeights(rules, 'value'), risk: lensWeights(rules, 'risk') }
  const found: Flip[] = []
  for (const optionId of values.value.keys()) {
    if (barred.has(optionId) !== barred.has(leaderId)) continue
    for (const { id, must } of rules) {
      const { state, hedged } = cell(optionId, id)
      if (state === 'known' && !hedged) continue
      const supposed = optionId === leaderId ? -SUPPOSED : SUPPOSED
      const changed = {
        value: withCell(values.value, optionId, id, supposed),
        risk: withCell(values.risk, optionId, id, supposed),
      }
      // A leader that turns out to fail a must-have comes last, whatever it scores.
      const last = must && optionId === leaderId ? new Set([...barred, optionId]) : barred
      const [first, second] = rank(meanTotals(changed, weights), titleOf, last)
      if (first === undefined || second === undefined || first.optionId === leaderId) continue
      found.push({
        optionId,
        criterionId: id,
        supposed,
        leaderId: first.optionId,
        margin: first.total - second.total,
      })
    }
  }
  return found.toSorted((a, b) => b.margin - a.margin || (titleOf(a.optionId) < titleOf(b.optionId) ? -1 : 1))
}

export const withCell = (values: Values, optionId: string, criterionId: string, value: number): Values =>
  new Map(
    [...values].map(([id, row]) => [id, id === optionId ? new Map([...row, [criterionId, value]]) : row]),
  )
