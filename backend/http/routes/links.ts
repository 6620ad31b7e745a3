import type { MeetingRecord } from '../../ports/meetings.ts'
import type { AppDeps } from '../deps.ts'
import { Problem } from '../problem.ts'
import type { Route } from '../route.ts'

type Needs = Pick<AppDeps, 'meetings'>

/** Where links lead that stand at a service and name an object by its key: to the run that stands for its meeting. */
export function linkRoutes(deps: Needs): Route[] {
  return [
    {
      method: 'GET',
      path: '/x/{key}',
      access: { action: 'read', kind: 'meeting' },
      summary: 'Leads from what was exported to the run that stands for its meeting.',
      gives: {
        302: { description: 'The page of the run.', type: 'text/plain', shape: { type: 'string' } },
        404: { description: 'No such meeting, or no run stands for it.', shape: 'Problem' },
      },
      async handle({ path, subject: { workspaceId } }) {
        const meeting = await meetingOf(deps, workspaceId, path('key'))
        if (meeting?.adoptedRunId == null) throw new Problem(404, NOWHERE)
        const location = `/councils/${encodeURIComponent(meeting.adoptedRunId)}`
        return { status: 302, body: '', type: 'text/plain; charset=utf-8', headers: { location } }
      },
    },
  ]
}

const NOWHERE =
  'This link leads to no record here: its meeting was deleted, or is kept by another server. Open the panel to see what there is.'

/** Behind a meeting's id a key may have a path of a few parts. */
const MOST_PARTS = 4

async function meetingOf(
  { meetings }: Needs,
  workspaceId: string,
  key: string,
): Promise<MeetingRecord | null> {
  let id = key
  for (let part = 0; part < MOST_PARTS && id !== ''; part++) {
    const found = await meetings.get(workspaceId, id)
    if (found !== null) return found
    id = id.slice(0, Math.max(0, id.lastIndexOf('/')))
  }
  return null
}
