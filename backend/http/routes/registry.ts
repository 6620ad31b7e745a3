import type { AppDeps } from '../deps.ts'
import { actorOf, json, type Route } from '../route.ts'

const READ = { action: 'read', kind: 'registry' } as const

/** Who may sit at a table, ready meetings, how the next speaker is chosen and whose models speak: what can be chosen from. */
export function registryRoutes({ registry, providers }: Pick<AppDeps, 'registry' | 'providers'>): Route[] {
  const list = (name: string, what: string, items: readonly unknown[]): Route => ({
    method: 'GET',
    path: `/${name}`,
    access: READ,
    summary: `The ${what}.`,
    gives: { 200: { description: `All ${what}.` } },
    handle: () => json(200, { items, nextCursor: null }),
  })
  return [
    list('agents', 'agent definitions of the registry', registry.agents),
    list('templates', 'council templates of the registry', registry.templates),
    list('policies', 'speaker policies of the registry', registry.policies),
    list('providers', 'providers of models, and the host that each is reached at', providers),
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
