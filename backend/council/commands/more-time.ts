import type { Actor } from '../../../schemas/generated/types.ts'
import { laterDeadline } from '../questions.ts'
import type { RunState } from '../state.ts'
import { msOf } from '../time.ts'
import type { Working } from '../working.ts'
import { howSettled } from './answering.ts'
import { reject, type CommandOf, type Timing } from './rule.ts'

type Extension = CommandOf<'extend_timebox'>

/** Whether more time is asked for a question to a person; null: it is about a timebox. */
export function judgeMoreTime(state: RunState, { timeboxId }: Extension): Timing | null {
  const question = state.asked.find((one) => one.questionId === timeboxId)
  if (question === undefined) return null
  return question.state === 'asked' ? 'now' : reject('question_settled', howSettled(state, question))
}

/** A later deadline for the open question, as often as somebody asks; false where it is about a timebox. */
export function moreTime(w: Working, { timeboxId, seconds }: Extension, actor: Actor): boolean {
  const { human } = w.state
  if (human?.questionId !== timeboxId) return false
  const deadline = laterDeadline(msOf(human.deadline), w.ctx.now, seconds)
  w.emit('human_question', { ...human, deadline }, actor)
  return true
}
