import type { Actor } from '../../../schemas/generated/types.ts'
import { wordingOf } from '../wording/wording.ts'
import type { Working } from '../working.ts'
import { spentBudget } from './end-run.ts'
import { setStatus } from './status.ts'

/** Somebody settled by a command what was asked: the question is withdrawn and the run goes on; a paused one stays paused. */
export function withdrawQuestion(w: Working, actor: Actor): void {
  const { human } = w.state
  if (human === null) return
  w.emit('human_question', { ...human, state: 'withdrawn', by: actor }, actor)
  if (w.state.status === 'waiting_for_human')
    setStatus(w, 'running', { code: 'answered', text: wordingOf(w.state).status.withdrawn(actor.name) })
}

/** The question about the spent budget is moot once the budget covers what was used. */
export function withdrawIfCovered(w: Working, actor: Actor): void {
  if (w.state.human?.purpose === 'budget' && spentBudget(w) === null) withdrawQuestion(w, actor)
}
