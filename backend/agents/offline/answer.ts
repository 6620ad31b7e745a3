import { debate } from './speaking/expert-debate.ts'
import { castVote, converge, furtherRisks, lookBack } from './speaking/expert-late.ts'
import { takeBlindPosition } from './speaking/expert-position.ts'
import { planWork } from './speaking/integrator.ts'
import { breakTie, decide, moderate } from './speaking/moderator.ts'
import { beforePositions, outOfTurn } from './speaking/out-of-turn.ts'
import { repairGate } from './speaking/repair-gate.ts'
import { offerAlternatives } from './speaking/scribe-alternatives.ts'
import { scribe } from './speaking/scribe.ts'
import { speech, type Speech } from './speaking/speech.ts'
import type { View } from './speaking/view.ts'

/** What a seat answers: by its task first, then by its role and the phase. */
export const answerTo = (view: View): Speech => {
  const turn = speak(view)
  // A turn without words is none: a count of what lies on the table is always true.
  if (turn.text === '') turn.add(view.say.extra.observe({ options: view.analysis.options.length }))
  return turn
}

const speak = (view: View): Speech => {
  const { task, role, phase } = view.request
  if (task.kind === 'tie_break') return breakTie(view)
  if (task.kind === 'decide') return decide(view)
  if (task.kind === 'vote') return castVote(view)
  if (task.kind === 'gate') return repairGate(view, task)
  switch (role) {
    case 'moderator':
      return moderate(view)
    case 'scribe':
      return scribe(view)
    case 'integrator':
      return phase === 'actions' || phase === 'closing'
        ? planWork(view)
        : outOfTurn(view, view.say.extra.tasksLater)
    case 'expert':
      return expert(view)
    case 'observer':
      return observe(view)
  }
}

const expert = (view: View): Speech => {
  const { task, phase } = view.request
  if (task.kind === 'alternatives') return offerAlternatives(view)
  if (task.kind === 'risks') return furtherRisks(view)
  switch (phase) {
    case 'opening':
      return beforePositions(view)
    case 'positions':
      return takeBlindPosition(view)
    case 'debate':
      return debate(view)
    case 'risks':
      return lookBack(view)
    case 'decision':
      return castVote(view)
    default:
      return converge(view)
  }
}

const observe = (view: View): Speech => {
  const turn = speech()
  turn.say(view.say.extra.observe({ options: view.analysis.options.length }))
  return turn
}
