import { overviewOf } from '../../council/overview/overview.ts'
import type { RunState } from '../../council/state.ts'
import type { AppDeps } from '../deps.ts'
import { json, type Route } from '../route.ts'

/** The recorded councils that ship with the program; each is read like a run by its id. */
export function demoRoutes({ councils, demos = [] }: Pick<AppDeps, 'councils' | 'demos'>): Route[] {
  return [
    {
      method: 'GET',
      path: '/demos',
      access: { action: 'read', kind: 'registry' },
      summary: 'The recorded councils that come with the program, to be watched and read like runs.',
      gives: {
        200: {
          description:
            'All of them: `{items: [{id, title, question, language, template, seconds, messages, outcome}]}`.',
        },
      },
      async handle() {
        const states = await Promise.all(demos.map((id) => councils.state(id)))
        const items = states.filter((state) => state !== null).map(shown)
        return json(200, { items, nextCursor: null })
      },
    },
  ]
}

function shown(state: RunState) {
  const { title, question, language, template, messages, outcome } = overviewOf(state)
  const seconds = Math.round(((state.endedAt ?? state.lastAt) - state.createdAt) / 1000)
  return { id: state.runId, title, question, language, template, seconds, messages, outcome }
}
