import type { RunStatus } from '../../../schemas/generated/types.ts'
import { isRunOverridesBody } from '../../../schemas/generated/validators.js'
import { check } from '../../../schemas/validate.ts'
import { ENDED } from '../../council/state.ts'
import type { AppDeps } from '../deps.ts'
import { findRun } from '../find-run.ts'
import { locationOf } from '../location-of.ts'
import { choice, CURSOR, optionalText, pageLimit } from '../params.ts'
import { actorOf, type Asked, json, type Route } from '../route.ts'
import { nameOf, type RunCard, wantedRuns } from '../run-cards.ts'
import { runRecord } from '../run-record.ts'
import { standingRecord } from '../standing-record.ts'
import { findMeeting } from './meetings.ts'

const LIMIT = pageLimit(20, 100)
const MEETING = optionalText('meetingId', 'Only runs of this meeting.', 100)
const LIVE: readonly RunStatus[] = ['created', 'running', 'paused', 'waiting_for_human']
export const STATES_OF: Record<RunStatus | 'any' | 'live' | 'ended', readonly RunStatus[] | null> = {
  any: null,
  live: LIVE,
  ended: [...ENDED],
  created: ['created'],
  running: ['running'],
  paused: ['paused'],
  waiting_for_human: ['waiting_for_human'],
  completed: ['completed'],
  escalated: ['escalated'],
  stopped: ['stopped'],
  failed: ['failed'],
}
export const STATUS = choice(
  'status',
  'Only runs of this status; `live` are all that go on, `ended` all others.',
  [
    'any',
    'live',
    'ended',
    'created',
    'running',
    'paused',
    'waiting_for_human',
    'completed',
    'escalated',
    'stopped',
    'failed',
  ],
)
const TEMPLATE = optionalText('template', 'Only runs of this template.', 100)
const OWNER = optionalText('owner', 'Only runs that the person of this id has started.', 200)
const OUTCOME = choice(
  'outcome',
  'yes: only runs that came to a decision; no: only runs that have ended without one.',
  ['any', 'yes', 'no'],
)
const TITLE = optionalText(
  'q',
  'Only runs whose title, or whose name as a fork, holds this text, in whatever letters.',
  200,
)
const ARCHIVED = choice('archived', 'Only runs that were put away, or only those that were not.', [
  'no',
  'yes',
  'any',
])
const READ = { action: 'read', kind: 'run' } as const

type Needs = Pick<AppDeps, 'councils' | 'meetings' | 'log' | 'clock' | 'cards' | 'logger' | 'archive'>

/** Runs: started, listed, looked at. */
export function runRoutes(deps: Needs): Route[] {
  const { councils, clock } = deps
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
      query: [LIMIT, CURSOR, MEETING, STATUS, TEMPLATE, OWNER, OUTCOME, TITLE, ARCHIVED],
      gives: {
        200: {
          description:
            'A page of runs. Where few runs are wanted it may be short and have a next one all the same.',
        },
      },
      async handle(asked) {
        const { get, subject } = asked
        const [cursor, meetingId, status] = [get(CURSOR), get(MEETING), STATES_OF[get(STATUS)]]
        const page = await wantedRuns(
          deps,
          {
            workspaceId: subject.workspaceId,
            limit: get(LIMIT),
            ...(cursor !== undefined && { cursor }),
            ...(meetingId !== undefined && { meetingId }),
            ...(status !== null && { status: [...status] }),
            ...(get(ARCHIVED) !== 'any' && { archived: get(ARCHIVED) === 'yes' }),
          },
          wantedBy(asked),
        )
        return json(200, { items: page.items.map(({ run }) => run), nextCursor: page.nextCursor })
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
        return json(200, await standingRecord(deps, state))
      },
    },
  ]
}

/** Null where all of them are. */
function wantedBy({ get }: Pick<Asked, 'get'>): ((card: RunCard) => boolean) | null {
  const [template, owner, outcome] = [get(TEMPLATE), get(OWNER), get(OUTCOME)]
  const text = get(TITLE)?.trim().toLocaleLowerCase() ?? ''
  if (template === undefined && owner === undefined && outcome === 'any' && text === '') return null
  return ({ run }) =>
    (template === undefined || run.template.id === template) &&
    (owner === undefined || run.owner.id === owner) &&
    (outcome === 'any' ||
      (run.endedAt !== null && (run.outcome?.status === 'decided') === (outcome === 'yes'))) &&
    [run.title, nameOf(run)].some((name) => name.toLocaleLowerCase().includes(text))
}

const PROBLEM = { description: 'Why not.', shape: 'Problem' }
