import type { Command } from '../../../schemas/generated/types.ts'
import { CommandRejected, NeedlessCommand } from '../rejections.ts'
import { nextItem } from '../coming-items.ts'
import { ENDED, openItem, type QueuedCommand, type RunState } from '../state.ts'
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
    if (waitsFor(queued.command, w.state) !== point) continue
    settleOne(w, queued)
  }
}

/** Something waits for the end of a turn, and nobody has one: the driver settles it before anything else. */
export const waitsForTurn = (state: RunState): boolean =>
  state.queue.some(({ command }) => waitsFor(command, state) === 'next_turn')

/** What a queued command waits for. */
function waitsFor(command: Command, state: RunState): 'next_turn' | 'end_of_item' | 'talk' {
  if (command.type === 'say' && command.when === 'end_of_item') return 'end_of_item'
  const aboutItem = command.type === 'request_risks' || command.type === 'request_alternatives'
  return aboutItem && talkIsToCome(state) ? 'talk' : 'next_turn'
}

/** What was asked for before an item is open for all to speak of waits until it is. */
const talkIsToCome = (state: RunState): boolean =>
  openItem(state) === null ? nextItem(state) !== undefined : state.phase === 'positions'

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
