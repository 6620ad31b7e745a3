import type { AppDeps } from '../deps.ts'
import { json, type Route } from '../route.ts'

/** Whether the server is alive, and whether it can serve. They stand outside the API, for those who watch servers. */
export function healthRoutes({ version, ready }: Pick<AppDeps, 'version' | 'ready'>): Route[] {
  return [
    {
      method: 'GET',
      path: '/healthz',
      access: 'public',
      summary: 'Alive.',
      gives: { 200: { description: 'The process answers.' } },
      handle: () => json(200, { status: 'ok', version }),
    },
    {
      method: 'GET',
      path: '/readyz',
      access: 'public',
      summary: 'Able to serve; each dependency is named.',
      gives: { 200: { description: 'All is there.' }, 503: { description: 'Something is missing.' } },
      async handle() {
        const checks = await ready()
        const good = checks.every(({ ok }) => ok)
        return json(good ? 200 : 503, { status: good ? 'ready' : 'not ready', checks })
      },
    },
  ]
}
