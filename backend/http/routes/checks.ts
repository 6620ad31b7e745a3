import type { Subject } from '../../ports/access.ts'
import type { CheckAsked, CheckItem } from '../../ports/checks.ts'
import type { MeetingRecord } from '../../ports/meetings.ts'
import type { AppDeps } from '../deps.ts'
import { choice, optionalText } from '../params.ts'
import { Problem } from '../problem.ts'
import { type Asked, json, type Route } from '../route.ts'

const PANEL = optionalText('panel', 'Who is to speak; absent: who usually does.', 60)
const EXPORTS = optionalText(
  'exports',
  'Where the record is to go, separated by commas; empty: nowhere. Absent: where it usually does.',
  600,
)
const MEETING = optionalText('meetingId', 'The meeting whose sources are looked at.', 100)
const AREA = choice('area', 'Whom to ask.', ['all', 'models', 'exports'])
const SUMMARY = 'Whether a council that is started now would find what it needs'
const GIVES = {
  200: {
    description:
      '`{items: [{id, area, state, title, detail, fix}], nextCursor}`; `area` is models, exports, budget, sources, storage or permissions, `state` pass, warn or fail, `fix` `{text, href}` or null.',
  },
  404: { description: 'There is no such meeting.', shape: 'Problem' },
}

type Needs = Pick<AppDeps, 'checks' | 'authorize' | 'meetings'>

/** Whether a council that is started now would find what it needs. */
export function checkRoutes(deps: Needs): Route[] {
  return [
    {
      method: 'GET',
      path: '/checks',
      access: { action: 'read', kind: 'registry' },
      summary: `${SUMMARY}. Warnings are in nobody’s way.`,
      query: [PANEL, EXPORTS, MEETING],
      gives: GIVES,
      handle: async (asked) => json(200, await found(deps, asked, null)),
    },
    {
      method: 'POST',
      path: '/checks',
      // A model that is asked may cost, as it does in a council.
      access: { action: 'command', kind: 'meeting' },
      summary: `${SUMMARY}; models and services are asked as well, for some seconds.`,
      query: [PANEL, EXPORTS, MEETING, AREA],
      gives: GIVES,
      handle: async (asked) => json(200, await found(deps, asked, asked.get(AREA))),
    },
  ]
}

async function found(deps: Needs, { get, subject }: Asked, reach: CheckAsked['reach']) {
  const { workspaceId } = subject
  const [panel, exports, meetingId] = [get(PANEL), get(EXPORTS), get(MEETING)]
  const meeting = meetingId === undefined ? null : await meetingOf(deps, subject, meetingId)
  const items = await deps.checks?.({
    workspaceId,
    reach,
    ...(panel !== undefined && { panel }),
    ...(exports !== undefined && { exports: exports.split(',').filter((name) => name !== '') }),
  })
  return { items: [...(items ?? []), ...sources(meeting), permissions(deps, subject)], nextCursor: null }
}

async function meetingOf(
  { authorize, meetings }: Pick<AppDeps, 'authorize' | 'meetings'>,
  subject: Subject,
  id: string,
): Promise<MeetingRecord> {
  const { workspaceId } = subject
  const refusal = authorize(subject, 'read', { kind: 'meeting', workspaceId, id })
  if (refusal !== null) throw new Problem(403, refusal)
  const meeting = await meetings.get(workspaceId, id)
  if (meeting === null) throw new Problem(404, 'There is no such meeting.')
  return meeting
}

function sources(meeting: MeetingRecord | null): CheckItem[] {
  if (meeting === null) return []
  const { body, s0Text } = meeting
  const count = (body.context?.length ?? 0) + (s0Text === null ? 0 : 1)
  const about = { area: 'sources', title: 'Sources' } as const
  return count === 0
    ? [
        {
          ...about,
          id: 'sources.none',
          state: 'warn',
          detail: 'There is nothing to quote from but the question itself.',
          fix: { text: 'Add what the council should know as sources.', href: null },
        },
      ]
    : [
        {
          ...about,
          id: 'sources.read',
          state: 'pass',
          detail: `${count} to quote from, kept word for word with each run.`,
          fix: null,
        },
      ]
}

function permissions({ authorize }: Pick<AppDeps, 'authorize'>, subject: Subject): CheckItem {
  const { workspaceId } = subject
  const refusal = authorize(subject, 'command', { kind: 'meeting', workspaceId })
  return {
    id: refusal === null ? 'permissions.start' : 'permissions.refused',
    area: 'permissions',
    state: refusal === null ? 'pass' : 'fail',
    title: 'Permissions',
    detail: refusal ?? `${subject.name} may start councils here.`,
    fix: refusal === null ? null : { text: 'Ask the owner of the workspace.', href: null },
  }
}
