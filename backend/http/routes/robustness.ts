import { isRobustnessBody } from '../../../schemas/generated/validators.js'
import { check } from '../../../schemas/validate.ts'
import { uncheckable } from '../../council/robustness/uncheckable.ts'
import { USUAL_WISH } from '../../council/robustness/variations.ts'
import type { RobustnessChecks } from '../../ports/robustness.ts'
import type { AppDeps } from '../deps.ts'
import { findRun, findWholeRun } from '../find-run.ts'
import { choice } from '../params.ts'
import { Problem } from '../problem.ts'
import { json, type Route } from '../route.ts'

type Needs = Pick<AppDeps, 'councils' | 'log'> & { robustness: RobustnessChecks }

const ESTIMATE = choice('estimate', 'true: answers what the check is expected to take, and starts nothing.', [
  'false',
  'true',
])
const PROBLEM = { description: 'Why not.', shape: 'Problem' }
const STATES =
  '`{state}`: `none`, `going` with `done` and `of`, `failed`, or `done` with `checkedAt` and `result` (schemas/robustness.schema.json).'

/** Whether the decision of a run survives another speaking order, another seed, one seat or source less. */
export function robustnessRoutes({ robustness, ...deps }: Needs): Route[] {
  return [
    {
      method: 'GET',
      path: '/runs/{id}/robustness',
      access: { action: 'read', kind: 'run' },
      summary: 'How the decision of the run fared when it was last checked, or how far a check has come.',
      gives: { 200: { description: STATES }, 404: PROBLEM },
      async handle(asked) {
        const { runId } = await findRun(deps, asked)
        return json(200, await robustness.of(runId))
      },
    },
    {
      method: 'POST',
      path: '/runs/{id}/robustness',
      access: { action: 'command', kind: 'run' },
      summary:
        'Holds the council again, aside, in each of the ways that are asked for, and counts in how many it decides the same.',
      query: [ESTIMATE],
      takes: { 'application/json': 'RobustnessBody' },
      example: { orders: 10, leaveOneOut: true },
      gives: {
        200: {
          description:
            'The estimate: `{variations, turns, tokens, usd, seconds}`; null is not known. Nothing is started.',
        },
        202: { description: `Started, or under way already: one check of a run at a time. ${STATES}` },
        400: PROBLEM,
        404: PROBLEM,
        409: PROBLEM,
      },
      async handle(asked) {
        const state = await findWholeRun(deps, asked)
        const wish = { ...USUAL_WISH, ...check('check', isRobustnessBody, asked.body ?? {}) }
        const why = uncheckable(state)
        if (why !== null) throw new Problem(409, why)
        if (asked.get(ESTIMATE) === 'true') return json(200, await robustness.estimate(state.runId, wish))
        return json(202, await robustness.start(state.runId, wish))
      },
    },
  ]
}
