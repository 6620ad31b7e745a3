import type { Command } from '../../../schemas/generated/types.ts'
import { CommandRejected, NeedlessCommand } from '../rejections.ts'
import { ENDED, type QueuedCommand, type RunState } from '../state.ts'
import type { Working } from '../working.ts'
import { carryOutCommand, judge } from '../commands/index.ts'

/**
 * Settles the commands that waited for this point, in the order in which they came. One that can no longer apply is
 * refused with the reason, and is not lost.
 */
export function settleQueued(w: Working, point: 'next_turn' | 'end_of_item'): void {
  for (const queued of w.state.queue) {
    // What was settled before it may have ended the run, or settled this one too.
    if (ENDED.has(w.state.status) || !w.state.queue.includes(queued)) continue
    if (waitsFor(queued.command) !== point) continue
    settleOne(w, queued)
  }
}

/** Something waits for the end of a turn, and nobody has one: the driver settles it before anything else. */
export const waitsForTurn = (state: RunState): boolean =>
  state.queue.some(({ command }) => waitsFor(command) === 'next_turn')

/** What a queued command waits for. */
const waitsFor = (command: Command): 'next_turn' | 'end_of_item' =>
  command.type === 'say' && command.when === 'end_of_item' ? 'end_of_item' : 'next_turn'

function settleOne(w: Working, { commandId, command, actor }: QueuedCommand): void {
  const settled = { commandId, type: command.type, command }
  try {
    judge(w.state, command, actor, w.ctx)
  } catch (fault) {
    if (fault instanceof NeedlessCommand)
      return w.emit('command', { ...settled, state: 'applied', reason: fault.message }, actor)
    if (!(fault instanceof CommandRejected)) throw fault
    return w.emit('command', { ...settled, state: 'refused', code: fault.code, reason: fault.message }, actor)
  }
  w.emit('command', { ...settled, state: 'applied' }, actor)
  carryOutCommand(w, command, actor)
}
