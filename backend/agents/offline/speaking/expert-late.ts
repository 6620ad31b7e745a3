import { textOf } from '../evidence/quote.ts'
import { groundsOf } from './confidence.ts'
import { gainOver, handClaim } from './expert-position.ts'
import { noPosition, noRisk } from './out-of-turn.ts'
import { dangersOf, type Danger } from './risk-list.ts'
import { cite, speech, unmarked, vote, type Speech } from './speech.ts'
import {
  brief,
  citeUnit,
  heldBy,
  pair,
  points,
  rankOfSeat,
  ruleNameOf,
  ruleOf,
  speakableRule,
  steadyShare,
  table,
  valuesOfSeat,
  type View,
} from './view.ts'
import { numbers, whyNot } from './why-not.ts'
import { takePosition } from './scores.ts'
import { tellOwn } from './unshared.ts'

/** "It failed, why? It succeeded beyond hope, why?": one seat looks back on each, and says what would show it first. */
export const lookBack = (view: View): Speech => {
  const turn = speech()
  const leaders = table(view).map((one) => one.optionId)
  const [first, second] = leaders
  if (first === undefined) {
    turn.say(noRisk(view))
    return turn
  }
  if (view.lens === 'value') worked(view, turn, first)
  else {
    failed(view, turn, first, view.analysis.undecided === null ? 3 : 2)
    if (view.analysis.undecided !== null && second !== undefined) failed(view, turn, second, 2)
  }
  return turn
}

const worked = (view: View, turn: Speech, option: string): void => {
  const supports = points(view, option, 'for').slice(0, 2)
  if (supports.length === 0) {
    turn.say(view.say.risks.none([brief(view, option)]))
    return
  }
  turn.say(
    view.say.risks.worked({
      option: brief(view, option),
      quotes: supports.map((unit) => citeUnit(view, unit, 110)),
    }),
  )
  const criteria = [...new Set(supports.flatMap((unit) => speakableRule(view, unit)?.name ?? []))]
  if (criteria.length > 0) turn.say(view.say.risks.sign(criteria))
  for (const unit of supports) handClaim(view, turn, unit, 'for')
}

const failed = (view: View, turn: Speech, option: string, most: number): void => {
  const raised = new Set(view.request.board.risks.map((one) => one.risk))
  const dangers = dangersOf(view, option)
    .filter((one) => !raised.has(one.args.risk))
    .slice(0, most)
  for (const danger of dangers) turn.hand('raise_risk', danger.args)
  const quoted = dangers.filter((danger) => danger.unit !== null)
  for (let n = quoted.length; n > 0; n--) {
    if (
      turn.say(
        view.say.risks.failed({
          option: brief(view, option),
          quotes: quoted.slice(0, n).map((one) => citeDanger(view, one)),
        }),
      )
    )
      break
  }
  const criteria = new Set(quoted.flatMap(({ rule }) => rule?.name ?? []))
  if (criteria.size > 0) turn.say(view.say.risks.sign([...criteria]))
  const open = dangers.find((danger) => danger.unit === null)
  if (open?.rule != null)
    turn.say(view.say.risks.open({ option: brief(view, option), criterion: open.rule.name }))
  if (dangers.length === 0) turn.say(view.say.risks.nothing(brief(view, option)))
}

const citeDanger = (view: View, danger: Danger): string =>
  danger.unit === null ? cite(view.say, danger.quote, 100) : citeUnit(view, danger.unit, 100)

/** Asked for more risks: what has not been raised yet, of the option the seat holds. */
export const furtherRisks = (view: View): Speech => {
  const turn = speech()
  const option = heldBy(view, view.request.seat) ?? table(view)[0]?.optionId
  if (option === undefined) turn.say(noRisk(view))
  else {
    const raised = new Set(view.request.board.risks.map((one) => one.risk))
    const about = view.request.task.kind === 'risks' ? (view.request.task.about ?? '').toLowerCase() : ''
    const dangers = dangersOf(view, option)
      .filter((one) => !raised.has(one.args.risk))
      .toSorted(
        (a, b) =>
          Number(b.args.risk.toLowerCase().includes(about)) -
          Number(a.args.risk.toLowerCase().includes(about)),
      )
      .slice(0, 2)
    for (const danger of dangers) turn.hand('raise_risk', danger.args)
    if (dangers.length === 0) turn.say(view.say.risks.nothing(brief(view, option)))
    else
      turn.say(
        view.say.risks.further({
          option: brief(view, option),
          quotes: dangers.map((one) => citeDanger(view, one)),
        }),
      )
  }
  return turn
}

/** Before the vote: hold or move, and what fact would move the seat. */
export const converge = (view: View): Speech => {
  const turn = speech()
  const { seat } = view.request
  const values = valuesOfSeat(view, seat)
  const ranking = rankOfSeat(view, seat, values)
  const held = heldBy(view, seat)
  const [first, second] = ranking
  const c = view.say.convergence
  if (first === undefined || held === null) {
    turn.say(noPosition(view))
    return turn
  }
  nameWhatMoved(view, turn)
  tellOwn(view, turn)
  const shown = pair(view, first.total, second?.total ?? first.total)
  if (first.optionId === held) {
    turn.say(
      c.hold({
        option: brief(view, held),
        total: shown[0],
        next: second === undefined ? null : brief(view, second.optionId),
        nextTotal: shown[1],
      }),
    )
  } else {
    turn.say(
      c.move({
        option: brief(view, first.optionId),
        total: view.say.number(first.total),
        before: brief(view, held),
      }),
    )
    takePosition(view, turn, first.optionId, values, ranking)
  }
  const flip = view.analysis.flips.find(
    (one) => one.leaderId !== first.optionId && view.analysis.ranking[0]?.optionId === first.optionId,
  )
  if (flip === undefined) turn.say(c.steady(brief(view, first.optionId)))
  else
    turn.say(
      c.mind({
        option: brief(view, flip.optionId),
        criterion: ruleNameOf(view, flip.criterionId),
        leader: brief(view, flip.leaderId),
      }),
    )
  return turn
}

/** What a person said is a source like any other: the sentence, and how far it took its option. */
const nameWhatMoved = (view: View, turn: Speech): void => {
  const { seat } = view.request
  if (view.unsaid === null) return
  const now = rankOfSeat(view, seat, view.analysis.values[view.lens])
  const before = rankOfSeat(view, seat, view.unsaid.values[view.lens])
  const moved = now
    .map(({ optionId, total }) => ({
      optionId,
      total,
      old: before.find((one) => one.optionId === optionId)?.total ?? 0,
    }))
    .toSorted((a, b) => Math.abs(b.total - b.old) - Math.abs(a.total - a.old))
  for (const { optionId, total, old } of moved) {
    const unit = view.analysis.units.find(
      (one) => one.optionId === optionId && one.quote.origin.kind === 'message',
    )
    if (unit === undefined || view.say.number(total) === view.say.number(old)) continue
    const words = {
      name: unit.quote.origin.title,
      quote: cite(view.say, unit.quote, 120),
      option: brief(view, optionId),
    }
    turn.say(
      view.say.convergence.said({ ...words, before: view.say.number(old), after: view.say.number(total) }),
    )
    return
  }
}

/** A vote only where the evidence decides; else an abstention that names both leaders. */
export const castVote = (view: View): Speech => {
  const turn = speech()
  const why = whyNot(view)
  const [first, second] = view.analysis.ranking
  const d = view.say.decision
  if (why !== null || first === undefined || second === undefined) {
    turn.say(d.abstain(why ?? d.noOptions))
    turn.hand('cast_vote', vote({ option: null, confidence: null, reason: unmarked(why ?? d.noOptions) }))
    return turn
  }
  const { seat } = view.request
  const own = rankOfSeat(view, seat)
  const held = heldBy(view, seat) ?? first.optionId
  const mine = own.find((one) => one.optionId === held) ?? first
  const next = own.find((one) => one.optionId !== held) ?? second
  const share = held === first.optionId ? view.analysis.robustness : 1 - view.analysis.robustness
  turn.say(d.vote({ ...numbersOf(view, mine, next), robust: steadyShare(view, share) }))
  const gain = gainOver(view, held, next.optionId)
  if (gain !== null) turn.say(view.say.position.forIt(citeUnit(view, gain.mine, 120)))
  turn.hand(
    'cast_vote',
    vote({
      option: held,
      confidence: groundsOf(view, seat, held)?.level ?? null,
      reason: reasonOf(view, held, numbersOf(view, mine, next)),
    }),
  )
  return turn
}

const numbersOf = (
  view: View,
  mine: { optionId: string; total: number },
  next: { optionId: string; total: number },
) => {
  const { leader, ...rest } = numbers(view, mine, next)
  return { option: leader, ...rest }
}

const reasonOf = (
  view: View,
  held: string,
  words: { option: string; total: string; next: string; nextTotal: string },
): string => {
  const best = points(view, held, 'for')[0]
  const flip = view.analysis.flips[0]
  const mind =
    flip === undefined
      ? ''
      : ` ${view.say.closing.mind({ option: brief(view, flip.optionId), criterion: ruleOf(view, flip.criterionId)?.name ?? '', leader: brief(view, flip.leaderId) })}`
  return `${view.say.decision.reason(words)}${best === undefined ? '' : ` ${view.say.quote(textOf(best.quote))}`}${mind}`.slice(
    0,
    4000,
  )
}
