import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Subject } from '../../ports/access.ts'
import type { RouteAccess } from '../../ports/doors.ts'
import type { AppDeps } from '../deps.ts'
import { Problem } from '../problem.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: RouteAccess
    /** A service calls it, which it checks itself. */
    inbound?: boolean
  }
  interface FastifyInstance {
    /** Method and address of every route, in the order they were registered. */
    routesServed: string[]
  }
  interface FastifyRequest {
    subject: Subject | null
  }
}

/** One question on every route (SECURITY point 41); a route that does not say who may call it does not start the server. */
export function guardAccess(
  app: FastifyInstance,
  { identify, authorize }: Pick<AppDeps, 'identify' | 'authorize'>,
): void {
  app.decorateRequest('subject', null)
  app.decorate('routesServed', [])

  app.addHook('onRoute', ({ method, url, config }) => {
    if (config?.access === undefined)
      throw new Error(`${String(method)} ${url} does not say who may call it.`)
    for (const one of [method].flat()) app.routesServed.push(`${one} ${url}`)
  })

  app.addHook('onRequest', async (request) => {
    const access = request.routeOptions.config.access
    if (access === undefined || access === 'public') return
    const subject = identify({ headers: request.headers, address: request.socket.remoteAddress ?? '' })
    if (subject === null)
      throw new Problem(401, 'Sign in, or send an API key.', { headers: { 'www-authenticate': 'Bearer' } })
    request.subject = subject
    const { workspaceId } = subject
    const id = idOf(request.params)
    const refusal = authorize(subject, access.action, {
      kind: access.kind,
      workspaceId,
      ...(id !== undefined && { id }),
    })
    if (refusal !== null) throw new Problem(403, refusal)
  })
}

/** Whoever sent the request; routes that are public have nobody to ask for. */
export function subjectOf(request: FastifyRequest): Subject {
  if (request.subject === null) throw new Error('A route asked who calls it, and is public.')
  return request.subject
}

function idOf(params: unknown): string | undefined {
  if (typeof params !== 'object' || params === null || !('id' in params)) return undefined
  return typeof params.id === 'string' ? params.id : undefined
}
