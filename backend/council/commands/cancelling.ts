import type { Actor } from '../../../schemas/generated/types.ts'
import type { RunState } from '../state.ts'
import type { Working } from '../working.ts'
import { reject, type Chapter, type CommandOf, type Timing } from './rule.ts'

/** Takes back what was asked for and has not happened yet, whoever asked for it. */
export const CANCELLING: Chapter<'cancel_command'> = {
  cancel_command: { judge: judgeCancel, carryOut: cancel },
}

function judgeCancel(state: RunState, { commandId }: CommandOf<'cancel_command'>): Timing {
  if (state.queue.some((one) => one.commandId === commandId)) return 'now'
  const known = Object.hasOwn(state.commands, commandId) ? state.commands[commandId] : undefined
  if (known === undefined) return reject('unknown_command')
  const settled = known.settled ?? known.state
  return reject(
    'command_settled',
    `The command was ${settled} already, so it cannot be taken back. ${AFTERWARDS}`,
  )
}

const AFTERWARDS = 'Ask for what should be instead.'

function cancel(w: Working, { commandId }: CommandOf<'cancel_command'>, actor: Actor): void {
  const queued = w.state.queue.find((one) => one.commandId === commandId)
  if (queued === undefined) return
  const { command } = queued
  const reason = `Cancelled by ${actor.name}.`
  w.emit('command', { commandId, type: command.type, command, state: 'cancelled', reason }, actor)
}
