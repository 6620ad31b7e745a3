import { check } from '../../../schemas/validate.ts'
import { isForkBody } from '../../../schemas/generated/validators.js'
import type { AppDeps } from '../deps.ts'
import { findWholeRun } from '../find-run.ts'
import { choice } from '../params.ts'
import { actorOf, json, type Route } from '../route.ts'
import { locationOf } from '../location-of.ts'
import { runRecord } from '../run-record.ts'

const ESTIMATE = choice('estimate', 'true: answers what the fork is expected to take, and starts nothing.', [
  'false',
  'true',
])
const PROBLEM = { description: 'Why not.', shape: 'Problem' }

/** A run that shares the log of another up to a point, and goes on from there in its own way. */
export function forkRoutes(deps: Pick<AppDeps, 'councils' | 'log' | 'clock'>): Route[] {
  const { councils, clock } = deps
  return [
    {
      method: 'POST',
      path: '/runs/{id}/fork',
      access: { action: 'command', kind: 'run' },
      summary: 'A new run that shares the log of this one up to a point.',
      query: [ESTIMATE],
      takes: { 'application/json': 'ForkBody' },
      example: { atSeq: 40, overrides: { silent: ['expert_b'] } },
      gives: {
        200: {
          description: 'The estimate: `{atSeq, turns, tokens, usd, seconds, basis}`; null is not known.',
        },
        201: { description: 'Started: `{run}`.' },
        400: PROBLEM,
        404: PROBLEM,
      },
      location: locationOf,
      async handle(asked) {
        const { runId } = await findWholeRun(deps, asked)
        const { overrides: changes = {}, ...rest } = check('fork', isForkBody, asked.body ?? {})
        const wish = { runId, changes, ...rest }
        if (asked.get(ESTIMATE) === 'true') return json(200, await councils.estimateFork(wish))
        const by = actorOf(asked.subject)
        const state = await councils.fork({ ...wish, by, correlationId: asked.correlationId })
        return json(201, { run: runRecord(state, { adopted: false, now: clock.now() }) })
      },
    },
  ]
}
