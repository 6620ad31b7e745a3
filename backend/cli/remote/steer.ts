import type { Command } from '../../../schemas/generated/types.ts'
import { readCommand } from '../../../schemas/read-command.ts'
import { readConfig } from '../../config.ts'
import { safeLine } from '../show/plain-text.ts'
import { UsageFault } from '../usage.ts'
import { openServerApi } from './api.ts'
import { serverOrFault } from './where.ts'

const ANSWERS = {
  applied: 'Done',
  queued: 'Taken; it applies after the turn under way',
  cancelled: 'Cancelled',
} as const

/** Asks something of a run on a server and says what became of it; a refusal is a fault that says what to do instead. */
export async function steer(
  given: { server?: string; 'api-key'?: string },
  runId: string,
  command: Command,
): Promise<number> {
  const asked = readCommand(command)
  const api = openServerApi(serverOrFault(given, readConfig()))
  const { state, seq, reason } = await api.command(runId, asked)
  if (state === 'refused') throw new UsageFault(reason ?? 'The command cannot apply now.')
  process.stdout.write(
    `${ANSWERS[state]}${reason === undefined ? '' : `: ${safeLine(reason)}`} (event ${seq}).\n`,
  )
  return 0
}
