import type { Rule } from '../evidence/types.ts'
import { OTHER, type Lens, type Ranked, type Values } from './types.ts'

/** Points that belong to no criterion weigh together as much as one plain criterion. */
const OTHER_WEIGHT = 2

export type Weights = ReadonlyMap<string, number>

/** The weights of the criteria as a lens sees them: must-haves more for risk, nice-to-haves more for value. */
export const lensWeights = (
  rules: readonly Rule[],
  lens: Lens,
  factor: (rule: Rule | null) => number = () => 1,
): Weights => {
  const weights = new Map<string, number>()
  for (const rule of rules) {
    const nice = !rule.must && rule.weight <= 1
    const stress = lens === 'risk' ? (rule.must ? 1.5 : 1) : nice ? 1.5 : 1
    const varied = rule.weight * factor(rule)
    weights.set(rule.id, stress * (rule.must ? Math.max(varied, rule.weight) : varied))
  }
  weights.set(OTHER, OTHER_WEIGHT * factor(null))
  return weights
}

/** The weighted mean of one option's values. */
export const totalOf = (row: ReadonlyMap<string, number> | undefined, weights: Weights): number => {
  let sum = 0
  let all = 0
  for (const [id, weight] of weights) {
    sum += weight * (row?.get(id) ?? 0)
    all += weight
  }
  return all === 0 ? 0 : sum / all
}

/**
 * Options by total, best first, those of `last` behind all others. On a tie the title decides, so that the order of
 * the list never does.
 */
export const rank = (
  totals: ReadonlyMap<string, number>,
  titleOf: (optionId: string) => string,
  last: ReadonlySet<string> = new Set(),
): Ranked[] =>
  [...totals]
    .map(([optionId, total]) => ({ optionId, total }))
    .toSorted(
      (a, b) =>
        Number(last.has(a.optionId)) - Number(last.has(b.optionId)) ||
        b.total - a.total ||
        (titleOf(a.optionId) < titleOf(b.optionId) ? -1 : 1),
    )

export const totalsOf = (values: Values, weights: Weights): Map<string, number> =>
  new Map([...values].map(([optionId, row]) => [optionId, totalOf(row, weights)]))

/** The mean of both lenses. */
export const meanTotals = (
  values: Record<Lens, Values>,
  weights: Record<Lens, Weights>,
): Map<string, number> => {
  const risk = totalsOf(values.risk, weights.risk)
  return new Map(
    [...totalsOf(values.value, weights.value)].map(([id, total]) => [id, (total + (risk.get(id) ?? 0)) / 2]),
  )
}
