import type { Unit } from '../evidence/types.ts'
import { advocateOf, nextObjection, type Attack } from './debate-plan.ts'
import { answer, type Held } from './expert-answer.ts'
import { gainOver, handClaim } from './expert-position.ts'
import { challengeable, objections, waitingFor } from './objections.ts'
import { noPosition } from './out-of-turn.ts'
import { dangersOf } from './risk-list.ts'
import { cite, speech, type Speech } from './speech.ts'
import { bringNotes } from './talk.ts'
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
  strength,
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
    if (experts(view).length > 0) turn.say(noPosition(view))
    else if (!bringNotes(view, turn)) whatSpeaksAgainst(view, turn)
    return turn
  }
  const state: Held = { values: valuesOfSeat(view, seat), option: held, moved: false }
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

const MOST_DISCUSSED = 3

/** An item that is discussed only asks nobody for a position: each seat brings what nobody has named against an option. */
const whatSpeaksAgainst = (view: View, turn: Speech): void => {
  const { say, analysis, request } = view
  const left = analysis.options
    .flatMap((option) => points(view, option.id, 'against'))
    .filter((unit) => !isBare(unit) && !isCited(view, unit.quote))
    .toSorted((a, b) => strength(view, b) - strength(view, a))
  const [unit] = left
  if (unit === undefined || request.round > MOST_DISCUSSED) {
    turn.say(left.length === 0 ? say.debate.allNamed : say.debate.leftOver(left.length))
    return
  }
  turn.say(say.debate.speaksAgainst({ option: brief(view, unit.optionId), quote: citeUnit(view, unit) }))
  handClaim(view, turn, unit, 'against')
  // Nothing is decided here, so no later phase asks for risks: what is found now goes on record now.
  const danger = dangersOf(view, unit.optionId).find((one) => one.unit === unit)
  if (danger !== undefined) turn.hand('raise_risk', danger.args)
}

/** What else carries the option all hold: a reason that nobody has cited yet. */
const addSupport = (view: View, turn: Speech, option: string): boolean => {
  const support = points(view, option, 'for').find((unit) => !isBare(unit) && !isCited(view, unit.quote))
  if (support === undefined) return false
  turn.say(view.say.debate.further({ option: brief(view, option), quote: citeUnit(view, support, 120) }))
  handClaim(view, turn, support, 'for')
  return true
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
  criterionId === null ? citeUnit(view, unit, 110) : cite(view.say, unit.quote, 110)

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
