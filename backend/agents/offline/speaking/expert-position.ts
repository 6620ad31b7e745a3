import type { Unit } from '../evidence/types.ts'
import { best, widestGap } from './debate-plan.ts'
import { noPosition } from './out-of-turn.ts'
import { barred } from './barred.ts'
import { takePosition } from './scores.ts'
import { claim, cite, refs, speech, type Speech } from './speech.ts'
import {
  failedUnit,
  brief,
  citeUnit,
  criterionOf,
  optionOf,
  pair,
  points,
  rankOfSeat,
  ruleNameOf,
  ruleOf,
  speakableRule,
  statement,
  type View,
} from './view.ts'

/** The blind answer: a position, and the passages it rests on; by what the option gives, or by what it may cost. */
export const takeBlindPosition = (view: View): Speech => {
  const turn = speech()
  const values = view.analysis.values[view.lens]
  const ranking = rankOfSeat(view, view.request.seat, values)
  const [first, second] = ranking
  const p = view.say.position
  if (first === undefined) {
    turn.say(noPosition(view))
    takePosition(view, turn, null, values, ranking)
    return turn
  }
  const next = second === undefined ? null : brief(view, second.optionId)
  const shown = pair(view, first.total, second?.total ?? first.total)
  turn.say(
    p.first({
      option: optionOf(view, first.optionId).short,
      total: shown[0],
      next,
      nextTotal: shown[1],
    }),
  )
  for (const one of barred(view, ranking)) if (one.ahead) turn.say(view.say.judging.barred(one))
  takePosition(view, turn, first.optionId, values, ranking)
  if (view.lens === 'value') byValue(view, turn, first.optionId, second?.optionId ?? null)
  else byRisk(view, turn, first.optionId)
  claimReasons(view, turn, first.optionId)
  return turn
}

const byValue = (view: View, turn: Speech, option: string, next: string | null): void => {
  const p = view.say.position
  const gain = next === null ? null : gainOver(view, option, next)
  if (gain !== null && next !== null) {
    const rule = speakableRule(view, gain.mine)
    const other = gain.theirs === null ? null : citeUnit(view, gain.theirs, 120)
    if (rule !== undefined)
      turn.say(
        p.gain({
          criterion: ruleNameOf(view, gain.criterionId),
          quote: cite(view.say, gain.mine.quote, 120),
          other,
          next: brief(view, next),
        }),
      )
    handClaim(view, turn, gain.mine, 'for')
    if (gain.theirs !== null) handClaim(view, turn, gain.theirs, 'against')
  }
  const support = points(view, option, 'for').find((unit) => unit !== gain?.mine)
  if (gain === null && support !== undefined) turn.say(p.forIt(citeUnit(view, support, 120)))
  const con = points(view, option, 'against')[0]
  turn.say(con === undefined ? p.noCons(brief(view, option)) : p.againstIt(citeUnit(view, con, 120)))
}

const byRisk = (view: View, turn: Speech, option: string): void => {
  const p = view.say.position
  const rules = view.analysis.rules.filter((rule) => !rule.fromTable)
  const musts = rules.filter((rule) => rule.must)
  const asked = musts.length > 0 ? musts : rules
  const known = asked.filter((rule) => view.analysis.cell(option, rule.id).state === 'known')
  if (asked.length > 0)
    turn.say(
      p.coverage({
        option: brief(view, option),
        met: known.length,
        of: asked.length,
        must: musts.length > 0,
      }),
    )
  const failed = asked
    .map((rule) => ({ rule, unit: failedUnit(view, option, rule.id) }))
    .find(({ unit }) => unit !== undefined)
  const gap = asked.find((rule) => view.analysis.cell(option, rule.id).state !== 'known')
  if (failed?.unit !== undefined && failed.rule.must)
    turn.say(p.failed({ criterion: failed.rule.name, quote: cite(view.say, failed.unit.quote, 100) }))
  else if (gap !== undefined) {
    const near = nearest(view, option, gap.id)
    turn.say(
      near === null
        ? p.gap({ criterion: gap.name, option: brief(view, option) })
        : p.nearest({ criterion: gap.name, quote: citeUnit(view, near, 110) }),
    )
  }
  const cons = points(view, option, 'against').filter((unit) => unit !== failed?.unit)
  if (cons.length === 0 && failed?.unit === undefined) turn.say(p.noCons(brief(view, option)))
  for (const con of cons.slice(0, 2)) turn.say(p.againstIt(citeUnit(view, con, 110)))
  const hedged = points(view, option, 'for').find((unit) => unit.hedged)
  if (hedged !== undefined) turn.say(p.hedge(cite(view.say, hedged.quote, 110)))
}

/** Every expert's reasons go on record: the best two for its option, the worst two against it. */
const claimReasons = (view: View, turn: Speech, option: string): void => {
  for (const unit of points(view, option, 'for').slice(0, 2)) handClaim(view, turn, unit, 'for')
  for (const unit of points(view, option, 'against').slice(0, 2)) handClaim(view, turn, unit, 'against')
}

/** A claim whose words stand in its quotes; the same one is handed in once a turn. */
export const handClaim = (
  view: View,
  turn: Speech,
  unit: Unit,
  kind: 'for' | 'against' | 'fact',
  more: { challenges?: string; answers?: string; criterion?: string } = {},
  also: readonly Unit[] = [],
): void => {
  const { text, quotes } = statement(view, unit)
  const others = also.flatMap((one) => statement(view, one).quotes)
  const args = claim({
    text,
    kind,
    option: unit.optionId,
    ...criterionOf(view, unit),
    quotes: refs([...quotes, ...others]),
    ...more,
  })
  const same = turn.contributions.some(
    (one) => one.tool === 'make_claim' && JSON.stringify(one.arguments) === JSON.stringify(args),
  )
  if (!same) turn.hand('make_claim', args)
}

/** Where an option beats the next one by most, with a passage for it and, if there is one, one against the other. */
export const gainOver = (
  view: View,
  option: string,
  next: string,
): { criterionId: string; mine: Unit; theirs: Unit | null } | null => {
  const criteria = view.analysis.spokenOf
    .map((rule) => ({
      rule,
      gap:
        (view.analysis.values[view.lens].get(option)?.get(rule.id) ?? 0) -
        (view.analysis.values[view.lens].get(next)?.get(rule.id) ?? 0),
    }))
    .filter(({ gap }) => gap > 0)
    .toSorted((a, b) => b.gap * b.rule.weight - a.gap * a.rule.weight)
  const widest = widestGap(view, view.request.seat, option, next)
  for (const { rule } of criteria.toSorted(
    (a, b) => Number(b.rule.id === widest) - Number(a.rule.id === widest),
  )) {
    const mine = best(view, option, rule.id, 1)
    if (mine !== null) return { criterionId: rule.id, mine, theirs: best(view, next, rule.id, -1) }
  }
  return null
}

/** Before anyone says "no source": the passage of the option that comes nearest to the criterion. */
const nearest = (view: View, option: string, criterionId: string): Unit | null => {
  const rule = ruleOf(view, criterionId)
  if (rule === undefined) return null
  const open = view.analysis.cell(option, criterionId).units[0]
  if (open !== undefined) return open
  const found = view.analysis.units
    .filter((unit) => unit.optionId === option && unit.how !== 'comparative')
    .map((unit) => ({ unit, near: view.analysis.mapper.nearness(statement(view, unit).text, rule) }))
    .filter(({ near }) => near >= 0.08)
    .toSorted((a, b) => b.near - a.near)
  return found[0]?.unit ?? null
}
