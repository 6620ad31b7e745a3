import type { AppDeps } from '../deps.ts'
import { json, type Route } from '../route.ts'

/** Who may sit at a table, ready meetings, and how the next speaker is chosen: files of the program and of its data directory. */
export function registryRoutes({ registry }: Pick<AppDeps, 'registry'>): Route[] {
  const list = (name: 'agents' | 'templates' | 'policies', what: string): Route => ({
    method: 'GET',
    path: `/${name}`,
    access: { action: 'read', kind: 'registry' },
    summary: `The ${what} of the registry.`,
    gives: { 200: { description: `All ${what}.` } },
    handle: () => json(200, { items: registry[name], nextCursor: null }),
  })
  return [
    list('agents', 'agent definitions'),
    list('templates', 'council templates'),
    list('policies', 'speaker policies'),
  ]
}
