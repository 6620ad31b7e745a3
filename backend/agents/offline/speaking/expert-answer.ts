import { refOf, textOf } from '../evidence/quote.ts'
import { isLabelled, type Unit } from '../evidence/types.ts'
import { isHedged, polarity } from '../text/lexicon.ts'
import { jaccard, topicWords } from '../text/words.ts'
import { withCell } from '../weighing/flips.ts'
import { OTHER, type Values } from '../weighing/types.ts'
import { best } from './debate-plan.ts'
import { handClaim } from './expert-position.ts'
import type { Objection } from './objections.ts'
import { takePosition } from './scores.ts'
import { cite, claim, type Speech } from './speech.ts'
import {
  brief,
  citeUnit,
  heldBy,
  isCited,
  pair,
  rankOfSeat,
  ruleNameOf,
  valuesOfSeat,
  type View,
} from './view.ts'

/** Where a seat stands while it answers: an objection it cannot answer may move it. */
export type Held = { values: Values; option: string; moved: boolean }

/** Answers an objection by a passage, or pays its price. */
export const answer = (view: View, turn: Speech, objection: Objection, held: Held): void => {
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
        `${d.sameSentence(cite(view.say, quote, 120))} ${d.keep({ option: brief(view, held.option), total: total() })}`,
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
    const [ownTotal, nextTotal] = pair(view, mine.total, second?.total ?? mine.total)
    turn.say(
      opening +
        d.stillFirst({
          option: brief(view, mine.optionId),
          total: ownTotal,
          next,
          nextTotal,
        }),
    )
    if (lowered) takePosition(view, turn, held.option, held.values, ranking)
    return
  }
  const old = ranking.find((one) => one.optionId === held.option) ?? start[0]
  const [total, beforeTotal] = pair(view, first.total, old?.total ?? 0)
  turn.say(
    opening +
      d.change({
        option: brief(view, first.optionId),
        total,
        before: brief(view, held.option),
        beforeTotal,
      }),
  )
  held.option = first.optionId
  held.moved = true
  takePosition(view, turn, first.optionId, held.values, ranking)
}

/** A counter-passage that nobody has cited yet is better than one all know; one is enough. */
const fresh = (view: View, unit: Unit | null): Unit | null =>
  unit === null || (unit.value ?? 0) < 0.5 || (isCited(view, unit.quote) && view.request.round > 2)
    ? null
    : unit

/**
 * "…, but the platform has made significant improvements": the sentence answers itself. A clause that takes back,
 * doubts or denies ("but we have not tried it") answers nothing, however it begins.
 */
const butClause = (objection: Objection): string | null => {
  const rest =
    /(?<!\p{L})((?:but|however|though|although|но|однако|зато|хотя)\s+(?:(?!(?<!\p{L})(?:but|however|но|однако|зато)\s).){15,})$/iu.exec(
      objection.text,
    )?.[1] ?? null
  return rest !== null && polarity(rest).net > 0 && !isHedged(rest) && !denies(rest) ? rest : null
}

const denies = (text: string): boolean =>
  /(?<!\p{L})(?:not?|never|nobody|nothing|none|cannot|without|не|нет|никто|никогда|ничего|нельзя|без)(?!\p{L})|n['’]t\b/iu.test(
    text,
  )

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
