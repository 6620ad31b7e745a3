import type { Actor, Command } from '../../../schemas/generated/types.ts'
import type { NewEvent } from '../events.ts'
import { sealed } from '../contributions/accept.ts'
import { CommandRejected, NeedlessCommand, REJECTIONS } from '../rejections.ts'
import { ENDED, type RunState } from '../state.ts'
import { Working, type Ctx } from '../working.ts'
import { AFTER_THE_END } from '../commands/editing.ts'
import { carryOutCommand, judge } from '../commands/index.ts'

export type CommandInput = { commandId: string; command: Command; actor: Actor }
export type CommandAnswer = {
  state: 'queued' | 'applied' | 'refused'
  reason?: string
  code?: string
  events: NewEvent[]
}

/** What a person says in the blind round is sealed in the command that carries it, too, taken or not. */
function sealedWords(state: RunState, { type, ...command }: Command): { sealed?: true } {
  const speaks = type === 'answer' || type === 'vote' || (type === 'say' && 'asSeat' in command)
  return speaks ? sealed(state) : {}
}

/**
 * What becomes of a person's command: applied, queued or refused with what to do instead. Its `command` event comes
 * first, then what it causes. After the end a refusal is answered and not logged, for the log is closed.
 */
export function answerCommand(
  state: RunState,
  { commandId, command, actor }: CommandInput,
  ctx: Ctx,
): CommandAnswer {
  const hasEnded = ENDED.has(state.status)
  if (hasEnded && !AFTER_THE_END.has(command.type))
    return { state: 'refused', code: 'run_ended', reason: REJECTIONS.run_ended, events: [] }
  const w = new Working(state, ctx, false)
  const settled = { commandId, type: command.type, command, ...sealedWords(state, command) }
  try {
    const timing = judge(state, command, actor, ctx)
    w.emit('command', { ...settled, state: timing === 'now' ? 'applied' : 'queued' }, actor)
    if (timing === 'now') carryOutCommand(w, command, actor)
    return { state: timing === 'now' ? 'applied' : 'queued', events: w.events }
  } catch (fault) {
    if (fault instanceof NeedlessCommand) {
      w.emit('command', { ...settled, state: 'applied', reason: fault.message }, actor)
      return { state: 'applied', reason: fault.message, events: w.events }
    }
    if (!(fault instanceof CommandRejected)) throw fault
    if (!hasEnded)
      w.emit('command', { ...settled, state: 'refused', code: fault.code, reason: fault.message }, actor)
    return { state: 'refused', code: fault.code, reason: fault.message, events: w.events }
  }
}
