import type { Meeting } from '../../../schemas/generated/types.ts'
import { isMeeting } from '../../../schemas/generated/validators.js'
import { check } from '../../../schemas/validate.ts'
import type { MeetingRecord } from '../../ports/meetings.ts'
import type { AppDeps } from '../deps.ts'
import { dryRun } from '../dry-run.ts'
import { faultyMeeting, givenMeeting, heldMeeting } from '../given-meeting.ts'
import { choice, CURSOR, pageLimit } from '../params.ts'
import { Problem } from '../problem.ts'
import { registryOf } from '../registry-of.ts'
import { type Asked, json, type Route } from '../route.ts'

type Needs = Pick<AppDeps, 'meetings' | 'catalogue' | 'registry' | 'settings' | 'clock' | 'exports'>

const LIMIT = pageLimit(50, 200)
const DRY_RUN = choice(
  'dryRun',
  'Looks only: what would be made is told, with its faults, and nothing is kept.',
  ['false', 'true'],
)
const BAD = { description: 'Faults, each with its place.', shape: 'Problem' }
const GONE = { description: 'No such meeting.', shape: 'Problem' }

/** What is to be decided. */
export function meetingRoutes(deps: Needs): Route[] {
  const { meetings, clock } = deps
  const read = { action: 'read', kind: 'meeting' } as const
  const write = { action: 'write', kind: 'meeting' } as const
  return [
    {
      method: 'GET',
      path: '/meetings',
      access: read,
      summary: 'Meetings, newest first.',
      query: [LIMIT, CURSOR],
      gives: { 200: { description: 'A page of meetings.' } },
      async handle({ get, subject: { workspaceId } }) {
        const cursor = get(CURSOR)
        const page = await meetings.list({
          workspaceId,
          limit: get(LIMIT),
          ...(cursor !== undefined && { cursor }),
        })
        return json(200, { items: page.items.map(shown), nextCursor: page.nextCursor })
      },
    },
    {
      method: 'POST',
      path: '/meetings',
      access: write,
      summary:
        'Makes a meeting, or replaces the content of a known one for later runs. The same file is the same meeting.',
      query: [DRY_RUN],
      takes: { 'application/json': 'Meeting', 'text/markdown': { type: 'string' } },
      example: { title: 'Tools', question: 'Where do we keep the tools?' },
      gives: {
        201: { description: 'Made.' },
        200: {
          description:
            'Replaced; with `dryRun`, what would be made: `{meeting, given, agenda, notes, faults}`, where `meeting` is null as long as there are faults, and `agenda` is what an agenda that was only pasted says.',
        },
        400: BAD,
      },
      location: locationOf,
      async handle(asked) {
        const { workspaceId } = asked.subject
        if (asked.get(DRY_RUN) === 'true') return json(200, await dryRun(deps, asked))
        const registry = await registryOf(deps, asked.subject)
        const { meeting: body, s0Text = null, notes } = givenMeeting(asked)
        const { id } = heldMeeting(registry, workspaceId, { meeting: body, s0Text, notes })
        const put = await meetings.put({ workspaceId, id, body, s0Text, notes }, clock.now())
        // One that was deleted is back, and its record is wanted again.
        if (put.meeting.adoptedRunId !== null) deps.exports?.wake(put.meeting.adoptedRunId)
        return json(put.created ? 201 : 200, shown(put.meeting))
      },
    },
    {
      method: 'GET',
      path: '/meetings/{id}',
      access: read,
      summary: 'One meeting.',
      gives: { 200: { description: 'The meeting.' }, 404: GONE },
      handle: async (asked) => json(200, shown(await findMeeting(deps, asked))),
    },
    {
      method: 'PATCH',
      path: '/meetings/{id}',
      access: write,
      summary: 'Changes the fields that are sent; null takes one away (RFC 7396, top level).',
      takes: { 'application/json': { type: 'object' } },
      example: { question: 'Where do we keep the tools in winter?' },
      gives: { 200: { description: 'Changed.' }, 400: BAD, 404: GONE },
      async handle(asked) {
        const { workspaceId, id, body, s0Text, notes } = await findMeeting(deps, asked)
        const meeting = patched({ ...body, id }, asked.body)
        if (meeting.id !== id) throw faultyMeeting('/id', 'cannot be changed: make another meeting instead.')
        heldMeeting(await registryOf(deps, asked.subject), workspaceId, { meeting, s0Text, notes })
        const put = await meetings.put({ workspaceId, id, body: meeting, s0Text, notes }, clock.now())
        return json(200, shown(put.meeting))
      },
    },
    {
      method: 'DELETE',
      path: '/meetings/{id}',
      access: write,
      summary: 'Hides the meeting everywhere; putting it again brings it back.',
      gives: { 204: { description: 'Hidden.' }, 404: GONE },
      async handle(asked) {
        const removed = await meetings.remove(asked.subject.workspaceId, asked.path('id'), clock.now())
        if (!removed) throw new Problem(404, NO_MEETING)
        return { status: 204, body: '' }
      },
    },
  ]
}

export const NO_MEETING = 'There is no such meeting.'

/** The meeting of this address, in the asker's workspace. */
export async function findMeeting(
  { meetings }: Pick<AppDeps, 'meetings'>,
  asked: Asked,
): Promise<MeetingRecord> {
  const meeting = await meetings.get(asked.subject.workspaceId, asked.path('id'))
  if (meeting === null) throw new Problem(404, NO_MEETING)
  return meeting
}

function shown({ id, body, notes, adoptedRunId, createdAt, updatedAt }: MeetingRecord) {
  return { ...body, id, notes, adoptedRunId, createdAt, updatedAt }
}

function patched(meeting: Meeting, patch: unknown): Meeting {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) {
    throw faultyMeeting('', 'must be an object with the fields to change.')
  }
  const kept = Object.entries({ ...meeting, ...patch }).filter(([, value]) => value !== null)
  return check('meeting', isMeeting, Object.fromEntries(kept))
}

function locationOf(body: unknown): string | null {
  const id = typeof body === 'object' && body !== null && 'id' in body ? body.id : null
  return typeof id === 'string' ? `/api/v1/meetings/${encodeURIComponent(id)}` : null
}
