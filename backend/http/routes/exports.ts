import type { ExportRow, Exports } from '../../ports/exports.ts'
import { isoOf } from '../../council/time.ts'
import type { AppDeps } from '../deps.ts'
import { findRun, findWholeRun } from '../find-run.ts'
import { Problem } from '../problem.ts'
import { optionalInteger } from '../params.ts'
import { actorOf, json, type Route } from '../route.ts'
import { runRecord } from '../run-record.ts'
import { exportBody } from './export-body.ts'

type Needs = Pick<AppDeps, 'councils' | 'log' | 'exports' | 'meetings' | 'clock' | 'ids'>

const READ = { action: 'read', kind: 'run' } as const
const ACT = { action: 'command', kind: 'run' } as const
const PROBLEM = { description: 'Why not, and what to do.', shape: 'Problem' }

/** Where the record of a run has gone, and the ways to send it there again. */
export function exportRoutes(deps: Needs): Route[] {
  return [targetsRoute(deps), listRoute(deps), askRoute(deps), retryRoute(deps), adoptRoute(deps)]
}

const WAIT = optionalInteger(
  'wait',
  'Answer when nothing of the run is under way any more, or after so many seconds.',
  { minimum: 1, maximum: 25 },
)

function targetsRoute({ exports }: Needs): Route {
  return {
    method: 'GET',
    path: '/targets',
    access: { action: 'read', kind: 'registry' },
    summary: 'The targets that records can go to, which of them are set up, and how to set up the others.',
    gives: { 200: { description: 'All targets: `{items: [{name, title, state, detail}], nextCursor}`.' } },
    handle: () => json(200, { items: exports?.targets() ?? [], nextCursor: null }),
  }
}

function listRoute(deps: Needs): Route {
  return {
    method: 'GET',
    path: '/runs/{id}/exports',
    access: READ,
    summary: 'What became of the run’s record at each target, and which targets there are.',
    query: [WAIT],
    gives: {
      200: {
        description: '`{items, targets, adopted, held, nextCursor}`; `held` says why nothing may leave now.',
      },
      404: PROBLEM,
    },
    async handle(asked) {
      const { runId } = await findRun(deps, asked)
      const seconds = asked.get(WAIT)
      if (seconds !== undefined) await deps.exports?.settled(runId, AbortSignal.timeout(seconds * 1000))
      const rows = (await deps.exports?.ofRun(runId)) ?? []
      const targets = deps.exports?.targets() ?? []
      const standing = (await deps.exports?.standing(runId)) ?? { adopted: false, held: NOT_HERE }
      return json(200, { items: rows.map(shown), targets, ...standing, nextCursor: null })
    },
  }
}

function askRoute(deps: Needs): Route {
  return {
    method: 'POST',
    path: '/runs/{id}/exports',
    access: ACT,
    summary: 'Brings the record to a target (again); what is there already is not written twice.',
    takes: {
      'application/json': {
        type: 'object',
        required: ['target'],
        properties: { target: { type: 'string' } },
      },
    },
    example: { target: 'markdown' },
    gives: { 202: { description: 'Taken up: `{commandId, state}`.' }, 404: PROBLEM, 409: PROBLEM },
    async handle(asked) {
      const { runId } = await findWholeRun(deps, asked)
      const { target } = exportBody(asked.body)
      const outcome = await deps.councils.command({
        runId,
        commandId: deps.ids.request(),
        command: { type: 'export', target },
        by: actorOf(asked.subject),
        correlationId: asked.correlationId,
      })
      if (outcome.state === 'refused')
        throw new Problem(409, outcome.reason ?? 'The run cannot be exported now.')
      return json(202, { commandId: outcome.commandId, state: outcome.state })
    },
  }
}

function retryRoute(deps: Needs): Route {
  return {
    method: 'POST',
    path: '/exports/{id}/retry',
    access: ACT,
    summary:
      'Tries an export again at once, whatever became of it; where it may have arrived it is sent once more.',
    gives: { 202: { description: 'The export as it stands now.' }, 404: PROBLEM },
    async handle(asked) {
      const row = await exportsOf(deps).retry(asked.subject.workspaceId, asked.path('id'))
      if (row === null)
        throw new Problem(404, 'There is no such export. GET /runs/{id}/exports lists those of a run.')
      return json(202, shown(row))
    },
  }
}

function adoptRoute(deps: Needs): Route {
  return {
    method: 'POST',
    path: '/runs/{id}/adopt',
    access: ACT,
    summary: 'Makes this run the one that stands for its meeting: its record is exported from now on.',
    gives: { 200: { description: 'The run.' }, 404: PROBLEM, 409: PROBLEM },
    async handle(asked) {
      const state = await findWholeRun(deps, asked)
      const { runId, workspaceId, meeting } = state
      if (state.demo) throw new Problem(409, 'A demo stands for no meeting. Start a council of your own.')
      const choice = { workspaceId, meetingId: meeting.id, runId, by: 'person' } as const
      const adoption = state.kind === 'replay' ? 'replay' : await deps.meetings.adopt(choice)
      if (adoption === 'replay') throw new Problem(409, 'A replay shows another run again. Choose that one.')
      if (adoption === 'unchanged')
        throw new Problem(
          409,
          `The meeting ${meeting.id} was deleted or never kept. Put it again, then choose its run.`,
        )
      deps.exports?.wake(runId)
      return json(200, runRecord(state, { adopted: true, now: deps.clock.now() }))
    },
  }
}

const NOT_HERE = 'Nothing is exported by this server.'

function exportsOf({ exports }: Needs): Exports {
  if (exports === null) throw new Problem(409, NOT_HERE)
  return exports
}

function shown(row: ExportRow) {
  const { exportId, target, key, kind, title, status, url, externalId, error, attempt, revision } = row
  return {
    id: exportId,
    target,
    key,
    kind,
    title,
    status,
    url,
    externalId,
    error,
    attempt,
    revision,
    nextAt: row.nextAt === null ? null : isoOf(row.nextAt),
    updatedAt: isoOf(row.updatedAt),
  }
}
