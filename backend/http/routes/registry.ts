import type { AppDeps, ShownRegistry } from '../deps.ts'
import { registryOf } from '../registry-of.ts'
import { actorOf, json, type Asked, type Route } from '../route.ts'
import { recentRuns, usedIn, type RecentNeeds } from '../used-in.ts'
import { versionRoutes } from './definitions.ts'

const READ = { action: 'read', kind: 'registry' } as const

type Needs = RecentNeeds & Pick<AppDeps, 'catalogue' | 'registry' | 'providers'>

/** Who may sit at a table, ready meetings, how the next speaker is chosen and whose models speak: what can be chosen from. */
export function registryRoutes(deps: Needs): Route[] {
  const list = (
    name: string,
    what: string,
    items: (registry: ShownRegistry, asked: Asked) => readonly unknown[] | Promise<readonly unknown[]>,
  ): Route => ({
    method: 'GET',
    path: `/${name}`,
    access: READ,
    summary: `The ${what}.`,
    gives: { 200: { description: `All ${what}.` } },
    async handle(asked) {
      const registry = await registryOf(deps, asked.subject)
      return json(200, { items: await items(registry, asked), nextCursor: null })
    },
  })
  return [
    list(
      'agents',
      'agent definitions of the registry, with what uses them',
      async (registry, { subject }) => {
        const recent = await recentRuns(deps, subject.workspaceId)
        return registry.agents.map((agent) => ({
          ...agent,
          usedIn: usedIn(registry, agent.id),
          runs30d: recent.ofAgent(agent.id),
        }))
      },
    ),
    list(
      'templates',
      'council templates of the registry, with how often they are held',
      async (registry, { subject }) => {
        const recent = await recentRuns(deps, subject.workspaceId)
        return registry.templates.map((one) => ({ ...one, runs30d: recent.ofTemplate(one.id) }))
      },
    ),
    list('policies', 'speaker policies of the registry', ({ policies }) => policies),
    list('providers', 'providers of models, and the host that each is reached at', () => deps.providers),
    ...versionRoutes(deps, 'agent'),
    ...versionRoutes(deps, 'template'),
    {
      method: 'GET',
      path: '/me',
      access: READ,
      summary: 'Who the caller is, as the events of a run name them.',
      gives: { 200: { description: 'An actor.' } },
      handle: ({ subject }) => json(200, actorOf(subject)),
    },
  ]
}
