import { GOES_ON, mayBeDeleted } from '../../council/deletable.ts'
import { CommandRejected } from '../../council/rejections.ts'
import type { Archive } from '../../ports/archive.ts'
import type { AppDeps } from '../deps.ts'
import { findRun, findWholeRun } from '../find-run.ts'
import { Problem } from '../problem.ts'
import { type Asked, json, type Route } from '../route.ts'
import { standingRecord } from '../standing-record.ts'

type Needs = Pick<AppDeps, 'councils' | 'log' | 'meetings' | 'clock' | 'archive' | 'exports'>

const ACT = { action: 'command', kind: 'run' } as const
const PROBLEM = { description: 'Why not.', shape: 'Problem' }

/** Putting runs away, and deleting them. Neither changes a log. */
export function archiveRoutes(deps: Needs): Route[] {
  return [
    {
      method: 'POST',
      path: '/runs/{id}/archive',
      access: ACT,
      summary: 'Puts the run away: lists show it only where they are asked for what was put away.',
      gives: { 200: { description: 'The run.' }, 404: PROBLEM },
      handle: (asked) => put(deps, asked, deps.clock.now()),
    },
    {
      method: 'POST',
      path: '/runs/{id}/unarchive',
      access: ACT,
      summary: 'Takes the run out of the archive again.',
      gives: { 200: { description: 'The run.' }, 404: PROBLEM },
      handle: (asked) => put(deps, asked, null),
    },
    deleteRoute(deps),
  ]
}

async function put(deps: Needs, asked: Asked, at: number | null) {
  const state = await findRun(deps, asked)
  if (!(await archiveOf(deps).put(state.runId, at))) throw new CommandRejected('recording')
  return json(200, await standingRecord(deps, state))
}

function deleteRoute(deps: Needs): Route {
  return {
    method: 'DELETE',
    path: '/runs/{id}',
    access: ACT,
    summary:
      'Deletes the run: it is hidden everywhere, until somebody brings its log (POST /logs). Its log stays for the forks that share it, and what it cost stays spent.',
    gives: {
      200: {
        description:
          'Deleted: `{id, adopted, exported}`. `adopted`: it stood for its meeting, which no run does now. `exported`: what was brought to targets, `[{target, title, url}]`: it stays there, and nothing more is brought.',
      },
      404: PROBLEM,
      409: PROBLEM,
    },
    async handle(asked) {
      const state = await findWholeRun(deps, asked)
      if (!mayBeDeleted(state)) throw new Problem(409, GOES_ON)
      const { runId: id, workspaceId } = state
      const adopted = (await deps.meetings.adopted(workspaceId, [id])).has(id)
      const rows = (await deps.exports?.ofRun(id)) ?? []
      if (!(await archiveOf(deps).remove(id, deps.clock.now()))) throw new CommandRejected('recording')
      deps.exports?.wake(id)
      const exported = rows
        .filter(({ externalId }) => externalId !== null)
        .map(({ target, title, url }) => ({ target, title, url }))
      return json(200, { id, adopted, exported })
    },
  }
}

export const NOT_KEPT = 'Nothing can be put away on this server.'

function archiveOf({ archive }: Needs): Archive {
  if (archive === undefined) throw new Problem(409, NOT_KEPT)
  return archive
}
