import type { TurnTask } from '../../../ports/voice.ts'
import { handClaim } from './expert-position.ts'
import { castVote, lookBack } from './expert-late.ts'
import { layOut } from './scribe-alternatives.ts'
import { planWork } from './integrator.ts'
import { speech, type Speech } from './speech.ts'
import { citeUnit, heldBy, points, table, brief, type View } from './view.ts'
import { debate } from './expert-debate.ts'
import { close } from './closing.ts'

/** A quality gate found something missing: the seat hands in just that, as far as the sources hold it. */
export const repairGate = (view: View, task: Extract<TurnTask, { kind: 'gate' }>): Speech => {
  switch (task.gate) {
    case 'risks': {
      const turn = lookBack({ ...view, lens: 'risk' })
      return turn
    }
    case 'unanswered':
      return debate(view)
    case 'action_items':
      return planWork(view)
    case 'dissent':
      return close(view)
    case 'rationale':
      return reasons(view, task.missing)
    case 'quorum':
      return castVote(view)
    case 'min_alternatives':
    case 'must_haves':
    case 'approval':
      return view.request.role === 'scribe' ? layOut(view) : reasons(view, task.missing)
  }
}

/** The best supports of the option that leads or that the seat holds, once more with their quotes. */
const reasons = (view: View, missing: readonly string[]): Speech => {
  const turn = speech()
  const option = heldBy(view, view.request.seat) ?? table(view)[0]?.optionId
  const supports = option === undefined ? [] : points(view, option, 'for').slice(0, 2)
  for (const unit of supports) {
    turn.say(view.say.extra.gate({ option: brief(view, unit.optionId), quote: citeUnit(view, unit, 120) }))
    handClaim(view, turn, unit, 'for')
  }
  if (supports.length === 0) turn.say(view.say.extra.gateNothing(missing.join('; ').slice(0, 200)))
  return turn
}
