import { LogDiffers } from '../../log/log-differs.ts'
import type { BroughtLogs } from '../../ports/brought-logs.ts'
import type { AppDeps } from '../deps.ts'
import { locationOf } from '../location-of.ts'
import { LOG_TYPE, uploadIn } from '../plugins/upload.ts'
import { Problem } from '../problem.ts'
import { json, type Route } from '../route.ts'
import { runRecord } from '../run-record.ts'
import { LOG_LIMIT } from './replays.ts'

const PROBLEM = { description: 'Why not, and what to do.', shape: 'Problem' }

/** Logs that move between servers. */
export function broughtLogRoutes({
  brought,
  meetings,
  clock,
}: Pick<AppDeps, 'meetings' | 'clock'> & { brought: BroughtLogs }): Route[] {
  return [
    {
      method: 'POST',
      path: '/logs',
      access: { action: 'write', kind: 'run' },
      summary:
        'Keeps here the run of a log from elsewhere (GET /runs/{id}/log): with the same id, events and hashes. It has ended or is paused, and nobody drives or adopts it unasked.',
      takes: { [LOG_TYPE]: { type: 'string', description: 'The whole log, run_created first.' } },
      uploadLimit: LOG_LIMIT,
      gives: {
        200: {
          description:
            'It was here already, just so: `{run, known, restored}`. `restored`: it had been deleted and is shown again; it stands for its meeting only where a person adopts it.',
        },
        201: { description: 'It is here: `{run, known, restored}`.' },
        400: { description: 'It is no whole log of a run that rests; why.', shape: 'Problem' },
        409: PROBLEM,
        413: { description: 'The log is too long.', shape: 'Problem' },
      },
      location: locationOf,
      async handle({ body, subject }) {
        const { workspaceId } = subject
        const { state, known, restored } = await brought
          .bring({ workspaceId, file: uploadIn(body).file })
          .catch((fault: unknown) => {
            throw fault instanceof LogDiffers ? new Problem(409, fault.message) : fault
          })
        const adopted = (await meetings.adopted(workspaceId, [state.runId])).has(state.runId)
        const run = runRecord(state, { adopted, now: clock.now() })
        return json(known ? 200 : 201, { run, known, restored })
      },
    },
  ]
}
