import { LEAST_MARGIN } from '../analyse.ts'
import { isLabelled, type Rule, type Unit } from '../evidence/types.ts'
import { rankOfSeat, type View } from './view.ts'

/** A lead counts in full from six times the least that decides; a smaller one counts for its share. */
export const CLEAR_LEAD = 6 * LEAST_MARGIN

/** What the sources leave out is never known: a computed confidence stays below certainty. */
const MOST = 0.9

/** With a must-have open the option may still turn out to be none. */
const MOST_WITH_OPEN_MUST = 0.5

/** What one vote rests on; the confidence is the weakest of the three shares. */
export type Grounds = {
  level: number
  /** How far the option is ahead of the next in the seat's own score. */
  lead: number
  /** Share of re-weightings of the criteria that leave it first. */
  steady: number
  /** Share of the criteria, by weight, on which sources speak of it plainly: without reservation or contradiction. */
  covered: number
  openMusts: readonly Rule[]
}

/** How far the sources carry an option for a seat; null where nothing was weighed. */
export const groundsOf = (view: View, seat: string, optionId: string): Grounds | null => {
  const ranking = rankOfSeat(view, seat)
  const mine = ranking.find((one) => one.optionId === optionId)
  const next = ranking.find((one) => one.optionId !== optionId)
  if (mine === undefined || next === undefined) return null
  const { robustness, ranking: all } = view.analysis
  const lead = mine.total - next.total
  const steady = all[0]?.optionId === optionId ? robustness : 1 - robustness
  const rules = view.analysis.rules.filter((rule) => !rule.fromTable || view.analysis.spokenOf.includes(rule))
  const covered = coverage(view, optionId, rules)
  const openMusts = rules.filter(
    (rule) => rule.must && view.analysis.judgement(optionId, rule.id).verdict === 'unknown',
  )
  const weakest = Math.min(steady, covered, Math.max(0, lead) / CLEAR_LEAD, MOST)
  const level = openMusts.length === 0 ? weakest : Math.min(weakest, MOST_WITH_OPEN_MUST)
  return { level: Math.round(level * 100) / 100, lead, steady, covered, openMusts }
}

const coverage = (view: View, optionId: string, rules: readonly Rule[]): number => {
  // Without criteria nothing says what would have to be covered.
  if (rules.length === 0) return 0.5
  const sum = (some: readonly Rule[]) => some.reduce((total, rule) => total + rule.weight, 0)
  return sum(rules.filter((rule) => isPlain(view.analysis.cell(optionId, rule.id).units))) / sum(rules)
}

/** Somebody labelled it, not all of it is hedged, and no two passages say the opposite. */
const isPlain = (units: readonly Unit[]): boolean => {
  const said = units.filter((unit) => isLabelled(unit) && unit.value !== null && unit.value !== 0)
  const plus = said.some((unit) => (unit.value ?? 0) > 0)
  const minus = said.some((unit) => (unit.value ?? 0) < 0)
  return said.some((unit) => !unit.hedged) && !(plus && minus)
}
