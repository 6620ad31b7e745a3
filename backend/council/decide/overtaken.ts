import type { Command } from '../../../schemas/generated/types.ts'
import { REJECTIONS } from '../rejections.ts'
import type { Working } from '../working.ts'

/** The run ends: what still waits comes to nothing and says so, for no command is lost. */
export function refuseQueued(w: Working): void {
  const reason = `The run ended before this could be done. ${REJECTIONS.run_ended}`
  for (const { commandId, command, actor } of w.state.queue)
    w.emit(
      'command',
      { commandId, type: command.type, command, state: 'refused', code: 'run_ended', reason },
      actor,
    )
}

/** A pause holds now: one that waited for the end of the turn has nothing left to do. */
export function settlePauses(w: Working): void {
  const isPause = ({ command }: { command: Command }) => command.type === 'pause'
  for (const { commandId, command, actor } of w.state.queue.filter(isPause)) {
    const reason = 'The run was paused before this pause was due.'
    w.emit('command', { commandId, type: command.type, command, state: 'applied', reason }, actor)
  }
}
