import { isLabelled, type Rule, type Unit } from '../evidence/types.ts'
import type { Cell, Judgement } from './types.ts'

/** A value so far from 0 says yes or no. */
const CLEAR = 0.5
/** A labelled no, without a yes beside it, is a no however many neutral words stand around it. */
const PLAIN_NO = -0.7

/**
 * How an option stands on a criterion by what is surely about it, and the passage that says so. What its author put
 * under this very criterion comes before what only shares words with it.
 */
export const judge = (cell: Cell, rule: Rule): Judgement => {
  const sure = cell.units.filter(
    (unit) => isLabelled(unit) && unit.criteria.some((one) => one.criterionId === rule.id && one.speakable),
  )
  const read = sure.filter((unit) => unit.value !== null && !(unit.value === 0 && unit.guessed === true))
  if (read.length === 0) return { verdict: 'unknown', unit: sure[0] ?? null, contrary: null }
  const own = read.filter(
    (unit) =>
      unit.about === rule.id ||
      (unit.how !== 'marked' &&
        unit.criteria.some((one) => one.criterionId === rule.id && one.confidence === 1)),
  )
  const labelled = own.filter((unit) => unit.how !== 'marked')
  const contrary = contradiction(own)
  if (contrary !== null) return { verdict: 'partly', ...contrary }
  const heard = labelled.length > 0 ? labelled : own.length > 0 ? own : read
  const no = labelled.find((unit) => valueOf(unit) <= PLAIN_NO)
  if (no !== undefined && labelled.every((unit) => valueOf(unit) <= 0))
    return { verdict: 'fails', unit: no, contrary: null }
  const mean = heard.reduce((sum, unit) => sum + valueOf(unit), 0) / heard.length
  const unit = heard.toSorted((a, b) => Math.sign(mean) * (valueOf(b) - valueOf(a)))[0] ?? null
  if (mean > -CLEAR) return { verdict: mean >= CLEAR ? 'meets' : 'partly', unit, contrary: null }
  // Words in common, or a guess at a word's meaning, speak against a must-have; they are no ground to strike an option.
  const loose = own.length === 0 || heard.every((one) => one.guessed === true)
  return { verdict: rule.must && loose ? 'partly' : 'fails', unit, contrary: null }
}

/** Two sources that say the opposite under the criterion's own name: neither is taken for the truth. */
const contradiction = (own: readonly Unit[]): { unit: Unit; contrary: Unit } | null => {
  for (const unit of own.filter((one) => valueOf(one) >= CLEAR)) {
    const contrary = own.find((one) => valueOf(one) <= -CLEAR && one.quote.origin.id !== unit.quote.origin.id)
    if (contrary !== undefined) return { unit, contrary }
  }
  return null
}

const valueOf = (unit: Unit): number => unit.value ?? 0
