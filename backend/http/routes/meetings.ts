import type { Meeting } from '../../../schemas/generated/types.ts'
import { isMeeting } from '../../../schemas/generated/validators.js'
import { check } from '../../../schemas/validate.ts'
import { DEFAULT_TEMPLATE, holdMeeting } from '../../council/meeting/hold-meeting.ts'
import { readMeetingFile } from '../../minutes/formats/meeting-file.ts'
import type { MeetingRecord } from '../../ports/meetings.ts'
import type { AppDeps } from '../deps.ts'
import { CURSOR, pageLimit } from '../params.ts'
import { FAULTY, Problem } from '../problem.ts'
import { type Asked, json, type Route } from '../route.ts'

type Needs = Pick<AppDeps, 'meetings' | 'registry' | 'clock' | 'exports'>

const LIMIT = pageLimit(50, 200)
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
      takes: { 'application/json': 'Meeting', 'text/markdown': { type: 'string' } },
      example: { title: 'Tools', question: 'Where do we keep the tools?' },
      gives: { 201: { description: 'Made.' }, 200: { description: 'Replaced.' }, 400: BAD },
      location: locationOf,
      async handle(asked) {
        const { workspaceId } = asked.subject
        const { meeting: body, s0Text = null, notes } = given(asked)
        const id = heldId(deps, workspaceId, { meeting: body, s0Text, notes })
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
        if (meeting.id !== id) throw fault('/id', 'cannot be changed: make another meeting instead.')
        heldId(deps, workspaceId, { meeting, s0Text, notes })
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

type Given = { meeting: Meeting; s0Text?: string | null; notes: string[] }

function given({ body, contentType }: Asked): Given {
  if (contentType === 'text/markdown') {
    return readMeetingFile({
      name: 'The text',
      form: 'markdown',
      text: typeof body === 'string' ? body : '',
    })
  }
  return { meeting: check('meeting', isMeeting, body), notes: [] }
}

// A meeting that no run could hold is refused now, with its faults, not when somebody starts it.
function heldId({ registry }: Needs, workspaceId: string, { meeting, s0Text, notes }: Given): string {
  const wanted = meeting.template ?? DEFAULT_TEMPLATE
  const template = registry.templates.find(({ id }) => id === wanted)
  if (template === undefined) {
    const known = registry.templates.map(({ id }) => id).join(', ')
    throw fault('/template', `is no template there is; use one of ${known}.`)
  }
  const policies = registry.policies.map(({ name }) => name)
  const given = { meeting, template, workspaceId, notes, policies }
  return holdMeeting({ ...given, ...(s0Text != null && { s0Text }) }).id
}

function patched(meeting: Meeting, patch: unknown): Meeting {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) {
    throw fault('', 'must be an object with the fields to change.')
  }
  const kept = Object.entries({ ...meeting, ...patch }).filter(([, value]) => value !== null)
  return check('meeting', isMeeting, Object.fromEntries(kept))
}

function fault(pointer: string, message: string): Problem {
  return new Problem(400, FAULTY, { errors: [{ pointer, message }] })
}

function locationOf(body: unknown): string | null {
  const id = typeof body === 'object' && body !== null && 'id' in body ? body.id : null
  return typeof id === 'string' ? `/api/v1/meetings/${encodeURIComponent(id)}` : null
}
