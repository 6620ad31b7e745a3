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
  { identify, authorize, settings }: Pick<AppDeps, 'identify' | 'authorize' | 'settings'>,
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
    const known = knownAs(request, identify)
    if (known === null)
      throw new Problem(401, 'Sign in, or send an API key.', { headers: { 'www-authenticate': 'Bearer' } })
    const subject = await byOwnName(known, settings)
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

/** How whoever sent the request is named whenever it is asked: a socket outlives a change of name. */
export function nameOf(
  request: FastifyRequest,
  { identify, settings }: Pick<AppDeps, 'identify' | 'settings'>,
): () => Promise<string> {
  const known = knownAs(request, identify) ?? subjectOf(request)
  return async () => (await byOwnName(known, settings)).name
}

const knownAs = ({ headers, socket }: FastifyRequest, identify: AppDeps['identify']): Subject | null =>
  identify({ headers, address: socket.remoteAddress ?? '' })

/** People are named as they have said. */
async function byOwnName(subject: Subject, settings: AppDeps['settings']): Promise<Subject> {
  const { workspaceId, id } = subject
  const { name = null } = (await settings?.get({ workspaceId, personId: id }))?.profile ?? {}
  return name === null ? subject : { ...subject, name }
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
