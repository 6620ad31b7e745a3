import type { Unit } from '../evidence/types.ts'
import { isLabelled } from '../evidence/types.ts'
import { refOf, textOf } from '../evidence/quote.ts'
import { jaccard, topicWords } from '../text/words.ts'
import { OTHER, type Values } from '../weighing/types.ts'
import { withCell } from '../weighing/flips.ts'
import { advocateOf, best, nextObjection, type Attack } from './debate-plan.ts'
import { gainOver, handClaim } from './expert-position.ts'
import { challengeable, objections, waitingFor, type Objection } from './objections.ts'
import { takePosition } from './scores.ts'
import { claim, cite, speech, type Speech } from './speech.ts'
import {
  brief,
  citeUnit,
  experts,
  heldBy,
  isBare,
  isCited,
  points,
  rankOfSeat,
  ruleNameOf,
  ruleOf,
  table,
  valuesOfSeat,
  type View,
} from './view.ts'

/** A turn in the debate: first what the seat was asked, then what it has to object. */
export const debate = (view: View): Speech => {
  const { seat } = view.request
  const turn = speech()
  const waiting = waitingFor(view, seat)
  const held = heldBy(view, seat)
  if (held === null) {
    turn.say(view.say.position.none(view.analysis.options.map((option) => option.brief)))
    return turn
  }
  const state = { values: valuesOfSeat(view, seat), option: held, moved: false }
  for (const objection of waiting) answer(view, turn, objection, state)
  const differs = experts(view).some(
    (other) => heldBy(view, other) !== null && heldBy(view, other) !== state.option,
  )
  const attack = state.moved || !differs ? null : nextObjection(view, state.option)
  if (attack !== null) object(view, turn, attack, state.option)
  else if (!differs && waiting.length === 0 && advocateOf(view) === seat && !hasArgued(view))
    argueForNext(view, turn, state.option)
  else if (
    !differs &&
    waiting.length === 0 &&
    view.request.round === 1 &&
    addSupport(view, turn, state.option)
  )
    return turn
  else if (waiting.length === 0) {
    const mine = rankOfSeat(view, seat, state.values).find((one) => one.optionId === state.option)
    turn.say(
      view.say.debate.nothingLeft({
        option: brief(view, state.option),
        total: view.say.number(mine?.total ?? 0),
      }),
    )
  }
  return turn
}

/** What else carries the option all hold: a reason that nobody has cited yet. */
const addSupport = (view: View, turn: Speech, option: string): boolean => {
  const support = points(view, option, 'for').find((unit) => !isBare(unit) && !isCited(view, unit.quote))
  if (support === undefined) return false
  turn.say(view.say.debate.further({ option: brief(view, option), quote: citeUnit(view, support, 120) }))
  handClaim(view, turn, support, 'for')
  return true
}

type Held = { values: Values; option: string; moved: boolean }

const answer = (view: View, turn: Speech, objection: Objection, held: Held): void => {
  const d = view.say.debate
  const more = { answers: objection.claimId }
  const counter =
    objection.criterionId === undefined
      ? null
      : fresh(view, best(view, held.option, objection.criterionId, 1))
  const rest = butClause(objection)
  const total = () =>
    view.say.number(
      rankOfSeat(view, view.request.seat, held.values).find((one) => one.optionId === held.option)?.total ??
        0,
    )
  if (counter !== null) {
    turn.say(
      `${d.against(citeUnit(view, counter, 120))} ${d.keep({ option: brief(view, held.option), total: total() })}`,
    )
    return handClaim(view, turn, counter, 'for', more)
  }
  const there = sameWeakness(view, objection, held.option)
  if (rest !== null || there !== null) {
    const unit = view.analysis.units.find(
      (one) => textOf(one.whole) === objection.text || textOf(one.quote) === objection.text,
    )
    if (there !== null) {
      turn.say(
        `${d.sameThere({ option: brief(view, there.optionId), quote: citeUnit(view, there, 120) })} ${d.keep({ option: brief(view, held.option), total: total() })}`,
      )
      return handClaim(view, turn, there, 'against', more)
    }
    if (rest !== null && unit !== undefined) {
      const from = unit.quote.from + textOf(unit.quote).indexOf(rest)
      const quote = { ...unit.quote, from, to: from + rest.length }
      turn.say(
        `${d.sameSentence(cite(quote, 120))} ${d.keep({ option: brief(view, held.option), total: total() })}`,
      )
      return turn.hand(
        'make_claim',
        claim({ text: rest, kind: 'for', option: held.option, quotes: [refOf(quote)], ...more }),
      )
    }
  }
  concede(view, turn, objection, held)
}

/** No passage answers: the lower of the two valuations counts from now on, and the first place may change. */
const concede = (view: View, turn: Speech, objection: Objection, held: Held): void => {
  const d = view.say.debate
  const { seat } = view.request
  const criterionId = objection.criterionId ?? OTHER
  const optionId = objection.optionId ?? held.option
  const criterion = ruleNameOf(view, criterionId)
  const before = held.values.get(optionId)?.get(criterionId) ?? 0
  const after = Math.min(before, valuesOfSeat(view, objection.by).get(optionId)?.get(criterionId) ?? before)
  const args = {
    text: objection.text,
    kind: 'against' as const,
    option: optionId,
    quotes: objection.anchors.map(({ quote, source_id, message_id, start }) => ({
      quote,
      source_id,
      message_id,
      start,
    })),
    answers: objection.claimId,
  }
  turn.hand(
    'make_claim',
    claim(objection.criterionId === undefined ? args : { ...args, criterion: objection.criterionId }),
  )
  const start = rankOfSeat(view, seat, held.values)
  held.values = withCell(held.values, optionId, criterionId, after)
  const ranking = rankOfSeat(view, seat, held.values)
  const [first, second] = ranking
  const words = { criterion, option: brief(view, optionId) }
  const lowered = view.say.number(before) !== view.say.number(after)
  const opening = lowered
    ? d.concede({ ...words, before: view.say.number(before), after: view.say.number(after) })
    : d.counted({ ...words, value: view.say.number(after) })
  if (first === undefined) return
  const next = second === undefined ? null : brief(view, second.optionId)
  if (first.optionId === held.option || !lowered) {
    const mine = ranking.find((one) => one.optionId === held.option) ?? first
    turn.say(
      opening +
        d.stillFirst({
          option: brief(view, mine.optionId),
          total: view.say.number(mine.total),
          next,
          nextTotal: view.say.number(second?.total ?? 0),
        }),
    )
    if (lowered) takePosition(view, turn, held.option, held.values, ranking)
    return
  }
  const old = ranking.find((one) => one.optionId === held.option) ?? start[0]
  turn.say(
    opening +
      d.change({
        option: brief(view, first.optionId),
        total: view.say.number(first.total),
        before: brief(view, held.option),
        beforeTotal: view.say.number(old?.total ?? 0),
      }),
  )
  held.option = first.optionId
  held.moved = true
  takePosition(view, turn, first.optionId, held.values, ranking)
}

const object = (view: View, turn: Speech, attack: Attack, mine: string): void => {
  const better = attack.better === null ? null : citeOn(view, attack.better, attack.criterionId)
  const said = turn.say(
    view.say.debate.object({
      seat: view.nameOf(attack.target),
      criterion: attack.criterionId === null ? '' : ruleNameOf(view, attack.criterionId),
      option: brief(view, attack.optionId),
      quote: citeOn(view, attack.against, attack.criterionId),
      mine: brief(view, mine),
      better,
    }),
  )
  // What cannot be said in this turn is not put on record behind the other's back; it comes in the next.
  if (!said) return
  turn.mentions = [attack.target]
  handClaim(
    view,
    turn,
    attack.against,
    'against',
    { challenges: attack.challenges, ...criterionRef(view, attack.criterionId) },
    attack.better === null ? [] : [attack.better],
  )
}

/** A passage of which the criterion has just been named. */
const citeOn = (view: View, unit: Unit, criterionId: string | null): string =>
  criterionId === null ? citeUnit(view, unit, 110) : cite(unit.quote, 110)

/** Rows of a table are no criteria of the meeting: a claim cannot refer to them. */
const criterionRef = (view: View, criterionId: string | null): { criterion?: string } => {
  const rule = criterionId === null ? undefined : ruleOf(view, criterionId)
  return rule === undefined || rule.fromTable ? {} : { criterion: rule.id }
}

/** Where all agree, the runner-up gets its best case: a role, said to be one. */
const argueForNext = (view: View, turn: Speech, leader: string): void => {
  const d = view.say.debate
  const next = table(view).find((one) => one.optionId !== leader)?.optionId
  if (next === undefined) {
    turn.say(d.noFlip(brief(view, leader)))
    return
  }
  turn.say(d.role({ next: brief(view, next) }))
  const gain = gainOver(view, next, leader)
  const other = experts(view).find((seat) => seat !== view.request.seat && heldBy(view, seat) === leader)
  if (gain === null) turn.say(d.noCase({ next: brief(view, next), leader: brief(view, leader) }))
  else {
    turn.say(
      d.case({
        criterion: ruleNameOf(view, gain.criterionId),
        next: brief(view, next),
        quote: citeOn(view, gain.mine, gain.criterionId),
        leader: brief(view, leader),
        other: gain.theirs === null ? null : citeOn(view, gain.theirs, gain.criterionId),
      }),
    )
    const challenged =
      other === undefined || gain.theirs === null ? undefined : challengeable(view, other, gain.criterionId)
    if (gain.theirs !== null && challenged !== undefined)
      handClaim(
        view,
        turn,
        gain.theirs,
        'against',
        { challenges: challenged, ...criterionRef(view, gain.criterionId) },
        [gain.mine],
      )
    else handClaim(view, turn, gain.mine, 'for')
    if (challenged !== undefined && other !== undefined) turn.mentions = [other]
  }
  const flip = view.analysis.flips[0]
  if (flip === undefined) turn.say(d.noFlip(brief(view, leader)))
  else
    turn.say(
      d.wouldFlip({
        option: brief(view, flip.optionId),
        criterion: ruleOf(view, flip.criterionId)?.name ?? '',
        leader: brief(view, flip.leaderId),
      }),
    )
}

const hasArgued = (view: View): boolean =>
  objections(view).some((one) => one.by === view.request.seat) || view.request.round > 1

/** A counter-passage that nobody has cited yet is better than one all know; one is enough. */
const fresh = (view: View, unit: Unit | null): Unit | null =>
  unit === null || (unit.value ?? 0) < 0.5 || (isCited(view, unit.quote) && view.request.round > 2)
    ? null
    : unit

/** "…, but the platform has made significant improvements": the sentence answers itself. */
const butClause = (objection: Objection): string | null =>
  /\b((?:but|however|though|although|но|однако)\s+.{15,})$/iu.exec(objection.text)?.[1] ?? null

/** The same weakness, filed under the challenger's own option. */
const sameWeakness = (view: View, objection: Objection, held: string): Unit | null => {
  const theirs = heldBy(view, objection.by)
  if (theirs === null || theirs === held) return null
  const said = topicWords(objection.text).map((word) => word.stem)
  return (
    view.analysis.units.find(
      (unit) =>
        unit.optionId === theirs &&
        isLabelled(unit) &&
        (unit.value ?? 0) < 0 &&
        jaccard(
          said,
          topicWords(textOf(unit.whole)).map((word) => word.stem),
        ) >= 0.5,
    ) ?? null
  )
}
