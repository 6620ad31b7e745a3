import type { Rule } from '../evidence/types.ts'
import { seeded } from '../text/random.ts'
import { lensWeights, meanTotals } from './totals.ts'
import { OTHER, type Lens, type Values } from './types.ts'

export const REWEIGHTINGS = 200

/**
 * The share of seeded re-weightings (each weight by up to half, must-haves never below their own) in which the
 * leader stays first. A draw with another option is not first; no weight brings back an option of `last`.
 */
export const robustnessOf = (
  values: Record<Lens, Values>,
  rules: readonly Rule[],
  leaderId: string,
  seed: number,
  last: ReadonlySet<string> = new Set(),
): number => {
  const random = seeded(seed)
  // In the order of their names, so that the order in which a meeting lists its criteria changes nothing.
  const ordered = rules.toSorted((a, b) => (a.title < b.title ? -1 : 1))
  let first = 0
  for (let i = 0; i < REWEIGHTINGS; i++) {
    const factors = new Map([...ordered.map((rule) => rule.id), OTHER].map((id) => [id, 0.5 + random()]))
    const factor = (rule: Rule | null): number => factors.get(rule?.id ?? OTHER) ?? 1
    const totals = meanTotals(values, {
      value: lensWeights(rules, 'value', factor),
      risk: lensWeights(rules, 'risk', factor),
    })
    const mine = totals.get(leaderId) ?? 0
    if ([...totals].every(([id, total]) => id === leaderId || last.has(id) || total < mine - 1e-9)) first++
  }
  return first / REWEIGHTINGS
}
