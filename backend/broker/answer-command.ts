import type { Command, CommandFrame } from '../../schemas/generated/types.ts'
import { readCommand } from '../../schemas/read-command.ts'
import { SchemaViolation } from '../../schemas/validate.ts'
import { StorageFailure } from '../log/failures.ts'
import type { Log } from '../ports/access.ts'
import { RunNotFound } from '../log/run-not-found.ts'
import type { Councils } from '../ports/councils.ts'
import type { ServerFrame } from './frames.ts'
import { NO_RUN, permit, type PermitDeps, type Refusal } from './permit.ts'

export type CommandDeps = PermitDeps & { councils: Pick<Councils, 'command'>; logger: Log }

/** A command frame's answer: an `ack` of what became of it, or an `error` where it never got so far. */
export async function answerCommand(deps: CommandDeps, frame: CommandFrame): Promise<ServerFrame> {
  const { runId, commandId } = frame
  const refused = (refusal: Refusal): ServerFrame => ({ type: 'error', ...refusal, runId, commandId })
  const command = commandOf(frame.command)
  if ('detail' in command) return refused(command)
  const permitted = await permit(deps, 'command', runId)
  if ('detail' in permitted) return refused(permitted)
  const { correlationId, subject, nameNow } = deps.viewer
  try {
    const name = (await nameNow?.()) ?? subject.name
    const by = { kind: subject.kind, id: subject.id, name }
    const { state, seq, reason } = await deps.councils.command({
      runId,
      commandId,
      command,
      by,
      correlationId,
    })
    return { type: 'ack', commandId, state, seq, ...(reason !== undefined && { reason }) }
  } catch (error) {
    if (error instanceof RunNotFound) return refused(NO_RUN)
    deps.logger.error({ runId, commandId, correlationId, err: error }, 'a command over a socket failed')
    return refused(error instanceof StorageFailure ? NOT_STORED : FAILED)
  }
}

const NOT_STORED = {
  code: 'not_stored',
  detail: 'The store did not take it: nothing was written. Send it again.',
}
const FAILED = { code: 'failed', detail: 'Something went wrong in the server; its log says what.' }

function commandOf(body: unknown): Command | Refusal {
  try {
    return readCommand(body)
  } catch (error) {
    // The frame's schema allows no longer detail.
    if (error instanceof SchemaViolation)
      return { code: 'bad_command', detail: error.message.slice(0, 4_000) }
    throw error
  }
}
