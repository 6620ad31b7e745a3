import type { Command } from '../../../schemas/generated/types.ts'
import type { CommandOutcome } from '../../ports/councils.ts'
import { asTyped, shellWord } from '../as-typed.ts'
import { safeLine } from '../show/plain-text.ts'

type Asked = { runId: string; command: Command; says?: string | undefined }

/** What became of a command that was taken, and how one that waits is taken back. */
export function outcomeLines(
  { state, seq, reason, commandId }: CommandOutcome,
  { runId, command, says }: Asked,
): string[] {
  const event = `(event ${seq})`
  // What asks for what already is changes nothing, and says so.
  if (reason !== undefined) return [`${WORDS[state]}: ${safeLine(reason)} ${event}`]
  if (state !== 'queued')
    return [`${WORDS[state]}${says === undefined ? '' : `: ${safeLine(says)}`} ${event}.`]
  const back = `do ${shellWord(runId)} cancel_command commandId=${shellWord(commandId)}`
  return [
    `${WORDS[state]}: it applies ${whenSettled(command)} ${event}. Take it back with`,
    `  ${asTyped(back)}`,
  ]
}

const WORDS = { applied: 'Applied', queued: 'Queued', refused: 'Refused', cancelled: 'Cancelled' } as const

const whenSettled = (command: Command): string =>
  command.type === 'say' && command.when === 'end_of_item'
    ? 'before the open agenda item closes'
    : 'when the turn under way has ended'

/** Why a command was refused, and what to type instead where there is such a thing. */
export function refusalLine({ reason, code }: CommandOutcome, runId: string): string {
  const why = reason ?? 'The command cannot apply now.'
  const instead = code === undefined ? undefined : INSTEAD[code]
  return `Refused: ${why}${instead === undefined ? '' : ` Type: ${asTyped(instead(shellWord(runId)))}`}`
}

const INSTEAD: Record<string, (runId: string) => string> = {
  run_not_running: (runId) => `resume ${runId}`,
  run_ended: (runId) => `follow ${runId}`,
  waiting_for_answer: (runId) => `answer ${runId}`,
  budget_spent: (runId) => `answer ${runId}`,
}
