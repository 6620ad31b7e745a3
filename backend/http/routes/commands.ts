import type { Command } from '../../../schemas/generated/types.ts'
import { readCommand } from '../../../schemas/read-command.ts'
import { SchemaViolation } from '../../../schemas/validate.ts'
import type { CommandOutcome } from '../../ports/councils.ts'
import type { AppDeps } from '../deps.ts'
import { findHead } from '../find-run.ts'
import { Problem, PROBLEM_TYPE, problemBody } from '../problem.ts'
import { actorOf, type Answer, type Asked, json, type Route } from '../route.ts'

type Needs = Pick<AppDeps, 'councils' | 'log' | 'ids'>

const ACCESS = { action: 'command', kind: 'run' } as const
const GIVES = {
  202: { description: 'Taken: `{commandId, state, seq, reason?}`.' },
  400: { description: 'No such command, or its fields are wrong.', shape: 'Problem' },
  404: { description: 'No such run.', shape: 'Problem' },
  409: {
    description: 'Refused: `detail` says why and what to do instead; `code` and `seq` say where.',
    shape: 'Problem',
  },
}

/** What a facilitator asks of a run; the same `commandId` again gets the same answer and does nothing more. */
export function commandRoutes(deps: Needs): Route[] {
  const short = (type: 'pause' | 'resume' | 'stop'): Route => ({
    method: 'POST',
    path: `/runs/{id}/${type}`,
    access: ACCESS,
    summary: `Short for the command ${type}.`,
    takes: {
      'application/json': {
        type: 'object',
        description: `The fields of the command ${type}, and commandId.`,
      },
    },
    gives: GIVES,
    handle: async (asked) => give(deps, asked, { ...fieldsOf(asked.body ?? {}), type }),
  })
  return [
    {
      method: 'POST',
      path: '/runs/{id}/commands',
      access: ACCESS,
      summary: 'Asks something of a run.',
      takes: { 'application/json': 'CommandBody' },
      example: { type: 'give_floor', seat: 'expert_b' },
      gives: GIVES,
      handle: async (asked) => give(deps, asked, fieldsOf(asked.body)),
    },
    short('pause'),
    short('resume'),
    short('stop'),
  ]
}

function fieldsOf(body: unknown): Record<string, unknown> {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { ...body }
  throw new SchemaViolation('command', [{ pointer: '', message: 'must be an object with a "type".' }])
}

async function give(deps: Needs, asked: Asked, body: Record<string, unknown>): Promise<Answer> {
  const { given, fields } = apart(body)
  const commandId = given === undefined ? deps.ids.request() : checkedId(given)
  const command: Command = readCommand(fields)
  const { runId } = await findHead(deps, asked)
  const { subject, correlationId } = asked
  const outcome = await deps.councils.command({
    runId,
    commandId,
    command,
    by: actorOf(subject),
    correlationId,
  })
  return outcome.state === 'refused' ? refusal(outcome, correlationId) : json(202, accepted(outcome))
}

// The one command whose own field has that name means the command it takes back; its caller has the Idempotency-Key.
function apart(body: Record<string, unknown>): { given: unknown; fields: Record<string, unknown> } {
  if (body.type === 'cancel_command') return { given: undefined, fields: body }
  const { commandId: given, ...fields } = body
  return { given, fields }
}

function checkedId(given: unknown): string {
  if (typeof given === 'string' && given.length >= 1 && given.length <= 100) return given
  throw new SchemaViolation('command', [
    { pointer: '/commandId', message: 'must be a text of 1 to 100 characters.' },
  ])
}

function accepted({ commandId, state, seq, reason }: CommandOutcome) {
  return { commandId, state, seq, ...(reason !== undefined && { reason }) }
}

// An answer, not an error: it is kept with its Idempotency-Key as any other.
function refusal({ commandId, seq, reason, code, state }: CommandOutcome, requestId: string): Answer {
  const fields = { commandId, state, seq, ...(code !== undefined && { code }) }
  const problem = new Problem(409, reason ?? 'The command cannot apply now.', { fields })
  return { status: 409, body: problemBody(problem, requestId), type: PROBLEM_TYPE }
}
