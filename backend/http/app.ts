import underPressure from '@fastify/under-pressure'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { AppDeps } from './deps.ts'
import { serveMissing } from './missing.ts'
import { guardAccess, nameOf, subjectOf } from './plugins/access.ts'
import { readBodies } from './plugins/body.ts'
import { answerClientError, answerError, handleErrors } from './plugins/errors.ts'
import { siteGuard } from './plugins/guard.ts'
import { contentSecurityPolicy, SAFE_HEADERS } from './plugins/headers.ts'
import { MOST_DELAY_MS, refuseWhileLate } from './plugins/pressure.ts'
import { requestId } from './plugins/request-id.ts'
import { takeDocuments, takeUploads } from './plugins/upload.ts'
import { servePanel } from './panel.ts'
import { BODY_LIMIT } from './problem.ts'
import { allRoutes } from './routes/index.ts'
import { serveRoute } from './serve-route.ts'

export type { AppDeps } from './deps.ts'

export const API = '/api/v1'

/** The HTTP door: every route under one guard. It listens on nothing until it is told to. */
export function createApp(deps: AppDeps): FastifyInstance {
  const app = bareServer(deps)
  app.addHook('onRequest', async (request, reply) => markSafe(request, reply))
  app.addHook('onRequest', checkSite(deps))
  guardAccess(app, deps)
  readBodies(app)
  const { incoming: directory } = deps
  const uploads =
    directory === undefined ? null : takeUploads(app, { directory, newId: () => deps.ids.request() })
  handleErrors(app, deps.logger)
  logAnswers(app, deps)
  letGoOfRefusedUpgrades(app)

  const closing = new AbortController()
  app.addHook('preClose', async () => closing.abort())
  const { api, outer } = allRoutes(deps)
  for (const route of outer) serveRoute(app, route, deps, closing.signal)
  app.register(
    async (scope) => {
      // Not for /healthz: whoever watches the server must hear of it while it is overloaded.
      await scope.register(underPressure, {
        maxEventLoopDelay: MOST_DELAY_MS,
        pressureHandler: () => refuseWhileLate(),
      })
      const access = { action: 'read', kind: 'run' } as const
      deps.live?.attach(scope, {
        access,
        viewerOf: (request) => ({
          subject: subjectOf(request),
          nameNow: nameOf(request, deps),
          correlationId: request.id,
        }),
      })
      for (const route of api) {
        const { documents } = route
        if (uploads === null || documents === undefined) serveRoute(scope, route, deps, closing.signal)
        else
          scope.register(async (own) => {
            takeDocuments(own, uploads, documents)
            serveRoute(own, route, deps, closing.signal)
          })
      }
    },
    { prefix: API },
  )
  for (const inbound of deps.inbound)
    app.register(async (scope) => {
      scope.addHook('onRoute', (route) => void (route.config = { ...route.config, inbound: true }))
      inbound.attach(scope)
    })
  if (deps.panelDir !== null) servePanel(app, deps.panelDir)
  serveMissing(app, [...api.map((route) => ({ ...route, path: API + route.path })), ...outer])
  return app
}

/** Of SECURITY point 61: slow and idle connections cost us nothing. */
const TIMES = { request: 30_000, headers: 10_000, idle: 60_000 }
const MOST_CONNECTIONS = 1_000
const HEADER_LIMIT = 16_384
// A meeting's id may be 100 letters of any alphabet, each up to nine characters when it stands in an address.
const LONGEST_PARAM = 900

function bareServer({ ids, logger }: AppDeps): FastifyInstance {
  const newId = () => ids.request()
  const app = Fastify({
    logger: false,
    trustProxy: false,
    bodyLimit: BODY_LIMIT,
    genReqId: requestId(newId),
    requestTimeout: TIMES.request,
    connectionTimeout: TIMES.idle,
    keepAliveTimeout: TIMES.idle,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { maxParamLength: LONGEST_PARAM },
    http: { headersTimeout: TIMES.headers, maxHeaderSize: HEADER_LIMIT, insecureHTTPParser: false },
    clientErrorHandler: answerClientError(newId),
    frameworkErrors: (error, request, reply) => {
      markSafe(request, reply)
      answerError(error, request, reply, logger)
    },
  })
  app.server.maxConnections = MOST_CONNECTIONS
  return app
}

function markSafe(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers(SAFE_HEADERS)
  reply.header('content-security-policy', contentSecurityPolicy())
  reply.header('x-request-id', request.id)
}

// What links in a record lead to.
const PAGE = /^\/(?:$|\?|councils\/|x\/)/

function checkSite({ config }: AppDeps): (request: FastifyRequest) => Promise<void> {
  const check = siteGuard(config)
  return async ({ headers, socket, routeOptions, method, url }) =>
    check(headers, {
      port: socket.localPort ?? 0,
      isInbound: routeOptions.config.inbound === true,
      isPage: method === 'GET' && PAGE.test(url),
    })
}

// Node hands over the socket of whoever asks for an upgrade and forgets it: refused, it would stay open for ever.
function letGoOfRefusedUpgrades(app: FastifyInstance): void {
  app.addHook('onResponse', async ({ raw }) => {
    if (raw.headers.upgrade !== undefined) raw.socket.destroySoon()
  })
}

function logAnswers(app: FastifyInstance, { logger }: AppDeps): void {
  app.addHook('onResponse', async (request, reply) => {
    const level = request.method === 'GET' || request.method === 'HEAD' ? 'debug' : 'info'
    const route = request.routeOptions.url ?? 'none'
    const { method, id } = request
    logger[level](
      { requestId: id, method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    )
  })
}
