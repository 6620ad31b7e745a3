import type { Command } from '../../../schemas/generated/types.ts'
import { readCommand } from '../../../schemas/read-command.ts'
import { readConfig } from '../../config.ts'
import { UsageFault } from '../usage.ts'
import { openServerApi, type ServerApi } from './api.ts'
import { outcomeLines, refusalLine } from './outcome.ts'
import { type GivenServer, serverOrFault } from './where.ts'

/** A command, and what it does in words where the typed words did not say it all. */
type Found = { command: Command; says?: string }

/** What is asked of a run, or how it is found out from the server. */
type Asked = Command | ((api: ServerApi) => Promise<Found>)

/** Asks something of a run on a server and says what became of it; a refusal is a fault that says what to do instead. */
export async function steer(given: GivenServer, runId: string, asked: Asked): Promise<number> {
  const api = openServerApi(serverOrFault(given, readConfig()))
  const { command, says } =
    typeof asked === 'function' ? await asked(api) : { command: asked, says: undefined }
  return give(api, runId, command, says)
}

/** Gives a command and says what became of it. */
export async function give(api: ServerApi, runId: string, command: Command, says?: string): Promise<number> {
  const checked = readCommand(command)
  const outcome = await api.command(runId, checked)
  if (outcome.state === 'refused') throw new UsageFault(refusalLine(outcome, runId))
  const lines = outcomeLines(outcome, { runId, command: checked, says })
  process.stdout.write(`${lines.join('\n')}\n`)
  return 0
}
