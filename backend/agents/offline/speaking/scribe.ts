import { close } from './closing.ts'
import { layOut, offerAlternatives } from './scribe-alternatives.ts'
import { cite, speech, type Speech } from './speech.ts'
import { failedUnit, brief, pair, steadyShare, table, type View } from './view.ts'
import { whyNot } from './why-not.ts'

/** The scribe holds no opinion: it lays out, states the outcome and writes the record. */
export const scribe = (view: View): Speech => {
  if (view.request.task.kind === 'alternatives') return offerAlternatives(view)
  switch (view.request.phase) {
    case 'alternatives':
      return layOut(view)
    case 'decision':
      return recordDecision(view)
    case 'closing':
    case 'actions':
      return close(view)
    default:
      return layOut(view)
  }
}

const recordDecision = (view: View): Speech => {
  const turn = speech()
  const { board } = view.request
  const d = view.say.decision
  const counts = new Map<string, number>()
  for (const vote of board.votes)
    if (vote.optionId !== null) counts.set(vote.optionId, (counts.get(vote.optionId) ?? 0) + 1)
  const most = [...counts].toSorted((a, b) => b[1] - a[1])
  // What the votes say is no decision yet: a gate, or the method, may have held it.
  const chosen =
    board.decision === null
      ? (most.find(([, votes]) => votes > board.votes.length / 2)?.[0] ?? null)
      : board.decision.optionId
  if (chosen === null) turn.say(d.recordNone(whyNot(view) ?? board.decision?.text ?? d.noOptions))
  else {
    const ranking = table(view)
    const mine = ranking.find((one) => one.optionId === chosen)
    const next = ranking.find((one) => one.optionId !== chosen)
    const [total, nextTotal] = pair(view, mine?.total ?? 0, next?.total ?? 0)
    const words = {
      option: brief(view, chosen),
      votes: counts.get(chosen) ?? 0,
      of: board.votes.length,
      total,
      next: next === undefined ? null : brief(view, next.optionId),
      nextTotal,
    }
    const isTie = [...counts].some(([id, votes]) => id !== chosen && votes === words.votes)
    const leads = view.analysis.ranking[0]?.optionId === chosen
    const robust = steadyShare(view, leads ? view.analysis.robustness : 1 - view.analysis.robustness)
    turn.say(isTie ? d.recordTie(words) : d.record({ ...words, robust }))
  }
  turn.say(d.gatesPassed(view.analysis.options.length, board.risks.length))
  for (const rule of view.analysis.rules.filter((one) => one.must)) {
    if (chosen !== null && view.analysis.judgement(chosen, rule.id).verdict === 'unknown')
      turn.say(view.say.judging.unchecked({ option: brief(view, chosen), criterion: rule.name }))
  }
  const failed =
    chosen === null
      ? []
      : view.analysis.rules
          .filter((rule) => rule.must)
          .map((rule) => ({ rule, unit: failedUnit(view, chosen, rule.id) }))
  for (const { rule, unit } of failed) {
    if (unit !== undefined && chosen !== null)
      turn.say(
        d.gateFailed({
          criterion: rule.name,
          option: brief(view, chosen),
          quote: cite(view.say, unit.quote, 100),
        }),
      )
  }
  return turn
}
