import { compareRuns } from '../../council/compare/compare.ts'
import type { AppDeps } from '../deps.ts'
import { findRun } from '../find-run.ts'
import { choice } from '../params.ts'
import { json, type Asked, type Route } from '../route.ts'

const LANGUAGE = choice('language', 'In which language the differences are told.', ['en', 'ru'])
const PROBLEM = { description: 'Why not.', shape: 'Problem' }

/** Two runs side by side. */
export function compareRoutes(deps: Pick<AppDeps, 'councils' | 'log'>): Route[] {
  return [
    {
      method: 'GET',
      path: '/runs/{id}/compare/{other}',
      access: { action: 'read', kind: 'run' },
      summary: 'In what another run came out other than this one, in words, and where the two part.',
      query: [LANGUAGE],
      gives: {
        200: {
          description: '`{a, b, differences, parting, sharedSeq}`; no differences: they came out the same.',
        },
        404: PROBLEM,
      },
      async handle(asked) {
        const other: Asked = { ...asked, path: () => asked.path('other') }
        const [a, b] = await Promise.all([findRun(deps, asked), findRun(deps, other)])
        return json(200, compareRuns(a, b, asked.get(LANGUAGE)))
      },
    },
  ]
}
