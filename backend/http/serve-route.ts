import { hash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AppDeps } from './deps.ts'
import { readQuery } from './params.ts'
import { subjectOf } from './plugins/access.ts'
import { packed } from './packed.ts'
import { mediaType } from './plugins/body.ts'
import { Problem, PROBLEM_TYPE } from './problem.ts'
import { type Answer, type Asked, JSON_TYPE, type Route } from './route.ts'

/** Registers one line of the route table. */
export function serveRoute(
  app: FastifyInstance,
  route: Route,
  deps: Pick<AppDeps, 'idempotency' | 'clock'>,
  closing: AbortSignal,
): void {
  const limit = route.bytes?.limit ?? route.bodyLimit
  app.route({
    method: route.method,
    url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    config: {
      access: route.access,
      bytes: route.bytes !== undefined,
      uploadLimit: route.uploadLimit,
    },
    ...(limit !== undefined && { bodyLimit: limit }),
    handler: async (request, reply) => {
      if (route.patienceMs !== undefined) request.raw.socket.setTimeout(route.patienceMs)
      const asked = ask(route, request, () => AbortSignal.any([closing, whenLeft(reply)]))
      const answer = isWrite(route) ? await onceByKey(route, asked, request, deps) : await route.handle(asked)
      return send(request, reply, answer, route)
    },
  })
}

/** Aborted when the connection ends before the answer has gone out. */
function whenLeft({ raw }: FastifyReply): AbortSignal {
  const left = new AbortController()
  raw.once('close', () => {
    if (!raw.writableFinished) left.abort()
  })
  return left.signal
}

function ask(route: Route, request: FastifyRequest, gone: Asked['gone']): Asked {
  const contentType = takenType(route, request)
  const given = readQuery(route.query ?? [], request.query)
  return {
    path: (name) => textOf(request.params, name),
    get: (param) => param.read(given.get(param.name)),
    body: request.body ?? undefined,
    contentType,
    subject: route.access === 'public' ? NOBODY : subjectOf(request),
    correlationId: request.id,
    gone,
    origin: `${request.protocol}://${request.host}`,
  }
}

const NOBODY = { kind: 'system', id: 'nobody', name: 'Nobody', workspaceId: '' } as const

const isWrite = ({ method }: Route) => method !== 'GET'

// A form on another site can send text/plain, but no JSON and no Markdown, without asking us first: a route that takes it
// leans on the Origin alone, which has been checked. Where nothing is sent there is nothing to declare.
function takenType(route: Route, request: FastifyRequest): string | null {
  if (!isWrite(route)) return null
  const type = mediaType(request.headers['content-type'])
  if (type === null && request.body === undefined) return null
  const packed = request.headers['content-encoding'] ?? 'identity'
  if (packed !== 'identity')
    throw new Problem(415, 'Send the body as it is: nothing compressed is opened here.')
  const taken = Object.keys(route.takes ?? { 'application/json': {} })
  if (type !== null && taken.includes(type)) return type
  throw new Problem(415, `Send ${taken.join(' or ')} here.`)
}

function textOf(params: unknown, name: string): string {
  const found =
    typeof params === 'object' && params !== null
      ? Object.entries(params).find(([key]) => key === name)
      : undefined
  return typeof found?.[1] === 'string' ? found[1] : ''
}

/** Writes that name a key happen once; the same key with other parameters is the caller's mistake. */
async function onceByKey(
  route: Route,
  asked: Asked,
  request: FastifyRequest,
  { idempotency, clock }: Pick<AppDeps, 'idempotency' | 'clock'>,
): Promise<Answer> {
  const key = request.headers['idempotency-key']
  if (key === undefined) return route.handle(asked)
  if (typeof key !== 'string' || !/^[\x20-\x7e]{1,200}$/.test(key)) {
    throw new Problem(400, 'The Idempotency-Key must be 1 to 200 printable characters.')
  }
  const parameterHash = hash(
    'sha256',
    [request.method, request.url, asked.contentType, request.bodyText].join('\n'),
  )
  const { workspaceId } = asked.subject
  const done = await idempotency.once({ workspaceId, key, parameterHash, now: clock.now() }, async () => {
    const { status, body } = await route.handle(asked)
    if (typeof body !== 'string') throw new Error('A write answers with a text that can be given again.')
    return { status, body }
  })
  if (done.kind === 'mismatch')
    throw new Problem(422, 'This Idempotency-Key was used for another request. Use a new one.')
  const { status, body } = done.answer
  return {
    status,
    body,
    ...(status >= 400 && { type: PROBLEM_TYPE }),
    ...(done.kind === 'repeated' && { headers: { 'idempotency-replayed': 'true' } }),
  }
}

async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { status, body, type = JSON_TYPE, headers = {} }: Answer,
  route: Route,
): Promise<FastifyReply> {
  const made = status === 201 && typeof body === 'string' ? route.location?.(JSON.parse(body)) : null
  reply.code(status).headers(headers)
  if (made != null) reply.header('location', made)
  // 204 has no body, so nothing that could have a type.
  if (status === 204) return reply.send()
  reply.type(type)
  const small = type === JSON_TYPE && typeof body === 'string' ? await packed(request, body) : null
  if (small === null) return reply.send(body)
  return reply.header('content-encoding', 'gzip').header('vary', 'accept-encoding').send(small)
}
