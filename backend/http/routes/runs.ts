import { isRunOverridesBody } from '../../../schemas/generated/validators.js'
import { check } from '../../../schemas/validate.ts'
import type { AppDeps } from '../deps.ts'
import { findRun } from '../find-run.ts'
import { choice, CURSOR, optionalText, pageLimit } from '../params.ts'
import { actorOf, json, type Route } from '../route.ts'
import { runRecord } from '../run-record.ts'
import { findMeeting } from './meetings.ts'

// Folding a run that nobody looked at for long costs more than a row of a table, so pages are short.
const LIMIT = pageLimit(20, 100)
const MEETING = optionalText('meetingId', 'Only runs of this meeting.', 100)
const STATES = [
  'created',
  'running',
  'paused',
  'waiting_for_human',
  'completed',
  'escalated',
  'stopped',
  'failed',
] as const
const STATUS = choice('status', 'Only runs of this status.', ['any', ...STATES])
const READ = { action: 'read', kind: 'run' } as const

/** Runs: started, listed, looked at. */
export function runRoutes(deps: Pick<AppDeps, 'councils' | 'meetings' | 'log' | 'clock'>): Route[] {
  const { councils, meetings, log, clock } = deps
  return [
    {
      method: 'POST',
      path: '/meetings/{id}/runs',
      access: { action: 'command', kind: 'meeting' },
      summary: 'Starts a run of the meeting.',
      takes: { 'application/json': 'RunOverridesBody' },
      example: { policy: 'round_robin', maxTurns: 20 },
      gives: { 201: { description: 'Started: `{run}`.' }, 400: PROBLEM, 404: PROBLEM },
      location: locationOf,
      async handle(asked) {
        const overrides = check('overrides', isRunOverridesBody, asked.body ?? {})
        const meeting = await findMeeting(deps, asked)
        const { subject, correlationId } = asked
        const by = actorOf(subject)
        const { workspaceId } = subject
        const state = await councils.start({
          meetingId: meeting.id,
          overrides,
          by,
          workspaceId,
          correlationId,
        })
        return json(201, { run: runRecord(state, { adopted: false, now: clock.now() }) })
      },
    },
    {
      method: 'GET',
      path: '/runs',
      access: READ,
      summary: 'Runs, newest first.',
      query: [LIMIT, CURSOR, MEETING, STATUS],
      gives: { 200: { description: 'A page of runs.' } },
      async handle({ get, subject: { workspaceId } }) {
        const [cursor, meetingId, status] = [get(CURSOR), get(MEETING), get(STATUS)]
        const page = await log.runs({
          workspaceId,
          limit: get(LIMIT),
          ...(cursor !== undefined && { cursor }),
          ...(meetingId !== undefined && { meetingId }),
          ...(status !== 'any' && { status: [status] }),
        })
        const adopted = await meetings.adopted(
          workspaceId,
          page.items.map(({ runId }) => runId),
        )
        const items = []
        for (const { runId } of page.items) {
          const state = await councils.state(runId)
          if (state !== null) items.push(runRecord(state, { adopted: adopted.has(runId), now: clock.now() }))
        }
        return json(200, { items, nextCursor: page.nextCursor })
      },
    },
    {
      method: 'GET',
      path: '/runs/{id}',
      access: READ,
      summary: 'One run as it stands now.',
      gives: { 200: { description: 'The run.' }, 404: PROBLEM },
      async handle(asked) {
        const state = await findRun(deps, asked)
        const adopted = await meetings.adopted(state.workspaceId, [state.runId])
        return json(200, runRecord(state, { adopted: adopted.has(state.runId), now: clock.now() }))
      },
    },
  ]
}

const PROBLEM = { description: 'Why not.', shape: 'Problem' }

/** Where a run stands that an answer names. */
export function locationOf(body: unknown): string | null {
  const run = typeof body === 'object' && body !== null && 'run' in body ? body.run : null
  const id = typeof run === 'object' && run !== null && 'id' in run ? run.id : null
  return typeof id === 'string' ? `/api/v1/runs/${encodeURIComponent(id)}` : null
}
