import { clipped } from '../../../council/meeting/clipped.ts'
import { textOf } from '../evidence/quote.ts'
import { noPosition, noRisk, outOfTurn } from './out-of-turn.ts'
import { openObjections } from './objections.ts'
import { advocateOf, widestGap } from './debate-plan.ts'
import { cite, speech, unmarked, vote, type Speech } from './speech.ts'
import { askForNotes } from './talk.ts'
import { barred } from './barred.ts'
import { askForUnshared } from './unshared.ts'
import { brief, failedUnit, experts, heldBy, isCited, ruleNameOf, table, type View } from './view.ts'
import { numbers, whyNot } from './why-not.ts'

/** What the moderator says in a phase: it leads and counts, and has no favourite. */
export const moderate = (view: View): Speech => {
  switch (view.request.phase) {
    case 'opening':
      return open(view)
    case 'debate':
      return lead(view)
    case 'risks':
      return askForRisks(view)
    case 'convergence':
      return sweep(view)
    case 'decision':
      return call(view)
    default:
      return outOfTurn(view, view.say.extra.leads(view.request.phase))
  }
}

/** Only a tie asks the moderator for a vote, and a tie of quotes is none that it could break. */
export const breakTie = (view: View): Speech => rule(view, view.say.decision.breakTie)

/** Where the moderator decides, the votes are advice: it names what the evidence carries, and nothing else. */
export const decide = (view: View): Speech => rule(view, view.say.decision.decide)

const rule = (view: View, say: View['say']['decision']['breakTie']): Speech => {
  const turn = speech()
  const why = whyNot(view)
  const [first, second] = view.analysis.ranking
  const leader = why === null && first !== undefined ? first.optionId : null
  if (leader === null || first === undefined || second === undefined)
    turn.say(view.say.decision.abstain(why ?? view.say.decision.noOptions))
  else turn.say(say(numbers(view, first, second)))
  turn.hand(
    'cast_vote',
    vote({
      option: leader,
      // It holds no opinion of its own that could be sure of anything.
      confidence: null,
      reason: unmarked(turn.text),
    }),
  )
  return turn
}

const open = (view: View): Speech => {
  const { analysis, say } = view
  const turn = speech()
  const examined = new Set(analysis.examined.map((option) => option.id))
  const musts = analysis.rules.filter((rule) => rule.must).length
  const named = analysis.rules.filter((rule) => !rule.fromTable)
  const sources = new Set(analysis.units.map((unit) => unit.quote.origin.id)).size
  turn.say(say.opening.noModel)
  const [before, ...more] = view.request.earlier ?? []
  if (before !== undefined)
    turn.say(
      say.opening.earlier({
        ...before,
        statement: clipped(before.statement, 200),
        day: before.decidedAt.slice(0, 10),
        more: more.length,
      }),
    )
  if (analysis.options.length === 0) turn.say(say.opening.noOptions)
  else
    turn.say(
      say.opening.table({
        options: analysis.options.length,
        criteria: named.length,
        musts,
        passages: analysis.units.length,
        sources,
      }),
    )
  if (named.length === 0 && analysis.options.length > 0)
    turn.say(say.opening.noCriteria(analysis.rules.length))
  const missing = analysis.options.filter((option) => !examined.has(option.id)).map((option) => option.brief)
  if (missing.length > 0) turn.say(say.opening.unexamined(missing))
  const silent = analysis.rules.filter((rule) => !analysis.spokenOf.includes(rule)).map((rule) => rule.name)
  if (silent.length > 0 && missing.length < analysis.options.length)
    turn.say(say.opening.silent(silent.slice(0, 3), Math.max(0, silent.length - 3)))
  if (examined.size > 0) turn.say(say.opening.scale)
  return turn
}

const lead = (view: View): Speech => {
  const { say } = view
  const turn = speech()
  const waiting = openObjections(view)[0]
  if (waiting !== undefined && waiting.target !== null) {
    turn.say(
      say.debate.open({
        seat: view.nameOf(waiting.target),
        criterion: waiting.criterionId === undefined ? '' : ruleNameOf(view, waiting.criterionId),
        option: brief(view, waiting.optionId ?? ''),
      }),
    )
    turn.mentions = [waiting.target]
    return turn
  }
  const ranking = table(view)
  const [first] = ranking
  if (first === undefined) {
    turn.say(noPosition(view))
    return turn
  }
  if (experts(view).length === 0) {
    const names = view.analysis.options.map((option) => option.brief)
    const first = askForNotes(view) ?? say.debate.whatAgainst(names)
    turn.say(view.request.round > 1 ? say.debate.whatElse : first)
    return turn
  }
  if (view.request.round > 1) return settled(view, turn)
  const seats = experts(view)
  const [a, b] = [seats[0], seats.find((seat) => heldBy(view, seat) !== heldBy(view, seats[0] ?? ''))]
  const [x, y] = [heldBy(view, a ?? ''), heldBy(view, b ?? '')]
  if (a !== undefined && b !== undefined && x !== null && y !== null) {
    const gap = widestGap(view, a, x, y)
    turn.say(
      say.debate.differ({
        a: view.nameOf(a),
        x: brief(view, x),
        b: view.nameOf(b),
        y: brief(view, y),
        criterion: gap === null ? null : ruleNameOf(view, gap),
      }),
    )
    return turn
  }
  const advocate = advocateOf(view)
  const next = ranking.find((one) => one.optionId !== x)
  if (advocate === null || x === null) return settled(view, turn)
  turn.say(
    say.debate.agree({
      option: brief(view, x),
      next: next === undefined ? null : brief(view, next.optionId),
      seat: view.nameOf(advocate),
    }),
  )
  if (next !== undefined) turn.mentions = [advocate]
  return turn
}

const settled = (view: View, turn: Speech): Speech => {
  const [first, second] = table(view)
  if (first === undefined) return turn
  turn.say(
    view.say.debate.settled({
      leader: brief(view, first.optionId),
      total: view.say.number(first.total),
      next: second === undefined ? null : brief(view, second.optionId),
      nextTotal: view.say.number(second?.total ?? 0),
    }),
  )
  return turn
}

const askForRisks = (view: View): Speech => {
  const turn = speech()
  const [first, second] = table(view)
  const { risks } = view.say
  if (first === undefined) turn.say(noRisk(view))
  else if (view.analysis.undecided === null || second === undefined)
    turn.say(risks.ask({ option: brief(view, first.optionId) }))
  else turn.say(risks.askTwo({ option: brief(view, first.optionId), next: brief(view, second.optionId) }))
  return turn
}

/** Before the council closes: what stands in the sources about the two leaders and nobody has used. */
const sweep = (view: View): Speech => {
  const turn = speech()
  askForUnshared(view, turn)
  const leaders = table(view)
    .slice(0, 2)
    .map((one) => one.optionId)
  if (leaders.length === 0) {
    turn.say(noPosition(view))
    return turn
  }
  const names = leaders.map((id) => brief(view, id))
  const unused = view.analysis.units
    .filter(
      (unit) => leaders.includes(unit.optionId) && unit.how !== 'comparative' && !isCited(view, unit.quote),
    )
    .filter((unit) => (unit.value ?? 0) !== 0 || unit.hedged)
    .filter((unit) => textOf(unit.quote).length >= 12)
    .toSorted((a, b) => Math.abs(b.value ?? 0) - Math.abs(a.value ?? 0))
    .filter((unit, i, all) => all.findIndex((other) => textOf(other.quote) === textOf(unit.quote)) === i)
  for (const most of [3, 2, 1]) {
    if (
      unused.length >= 1 &&
      turn.say(
        view.say.convergence.uncited({
          names,
          quotes: unused.slice(0, most).map((unit) => cite(view.say, unit.quote, 110)),
        }),
      )
    )
      return turn
  }
  if (turn.text === '') turn.say(view.say.convergence.allCited({ names }))
  return turn
}

/** The vote is called on what the sources said before anyone was persuaded; later moves are told in the votes. */
const call = (view: View): Speech => {
  const turn = speech()
  const { ranking, rules, undecided } = view.analysis
  const [first, second] = undecided === null ? table(view) : ranking
  const { decision } = view.say
  if (first === undefined) {
    turn.say(decision.callNone)
    return turn
  }
  if (second === undefined) turn.say(decision.callOne(brief(view, first.optionId)))
  else turn.say(decision.call({ ...numbers(view, first, second), open: openObjections(view).length }))
  for (const one of barred(view)) turn.say(view.say.judging.barred(one))
  for (const rule of rules.filter((one) => one.must)) {
    const unit = failedUnit(view, first.optionId, rule.id)
    if (unit === undefined) continue
    turn.say(
      decision.mustFailed({
        criterion: rule.name,
        option: brief(view, first.optionId),
        quote: cite(view.say, unit.quote, 100),
      }),
    )
  }
  return turn
}
