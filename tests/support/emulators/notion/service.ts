// Notion as a service: what is looked at before a request is done, in the order in which Notion looks at it.
import type { Fault } from '../core/faults.ts'
import { bearer } from '../core/request.ts'
import type { EmulatorRequest, Reply, Routed, Service } from '../core/service.ts'
import { type Ask, type Route, type Version, VERSIONS } from './ask.ts'
import { blockRoutes } from './blocks.ts'
import { isObject, type Json } from './checks.ts'
import { failed, NotionRefusal, unauthorized } from './errors.ts'
import { dashed } from './ids.ts'
import { checkOfficial } from './official.ts'
import { otherRoutes } from './others.ts'
import { pageRoutes } from './pages.ts'
import { type QueryManners, queryRoute } from './query.ts'
import { sourceRoutes } from './sources.ts'
import type { Windows } from './windows.ts'
import type { Token, World } from './world.ts'

const MOST_BYTES = 500_000

export type Manners = QueryManners & {
  tooLarge: 400 | 413
  /** A write to a page that changed less than so long ago is answered with 409. */
  settleMs: number
}

export function notionService(world: World, windows: Windows, manners: Manners): Service {
  const routes = [...otherRoutes, ...pageRoutes, ...blockRoutes, ...sourceRoutes, queryRoute(manners)]
  return {
    token: bearer,
    word: (fault) => worded(world, fault),
    route: (request): Routed => {
      try {
        const found = routeOf(routes, request)
        if (request.badJson) throw new NotionRefusal(400, 'invalid_json', 'Error parsing JSON body.')
        const token = authenticated(world, request)
        const version = versionOf(request)
        const limited = windows.full(request.token ?? '')
        if (limited !== null)
          return {
            refusal: told(world, {
              ...limited,
              message: 'You have been rate limited. Please try again in a few minutes.',
            }),
          }
        if (Buffer.byteLength(request.text) > MOST_BYTES) return { refusal: tooLarge(world, manners) }
        const ask = asked(world, token, version, request, found)
        const run = found.route.handle(ask)
        if (found.route.body) lookAgain(found.route, ask.body)
        if (found.route.write) checkSettled(world, ask.id, manners)
        const commit = () => done(world, run())
        return { write: found.route.write, commit }
      } catch (error) {
        if (!(error instanceof NotionRefusal)) throw error
        const refusal = told(world, error)
        return error.unserved === undefined ? { refusal } : { refusal, unserved: error.unserved }
      }
    },
  }
}

function checkSettled(world: World, id: string, { settleMs }: Manners): void {
  const thing = world.things.get(id)
  const page = thing && world.pageOf(thing)
  if (page === undefined || world.clock.now() - page.edited >= settleMs) return
  throw new NotionRefusal(409, 'conflict_error', 'Conflict occurred while saving. Please try again.')
}

type Found = { route: Route; id: string; rest: string }

/** A path or method that nobody serves is refused before anything else is looked at. */
function routeOf(routes: readonly Route[], request: EmulatorRequest): Found {
  for (const route of routes) {
    const match = route.method === request.method ? route.path.exec(request.path) : null
    if (match) return { route, id: match[1] ?? '', rest: match[2] ?? '' }
  }
  throw new NotionRefusal(400, 'invalid_request_url', 'Invalid request URL.', 'no such route')
}

function authenticated(world: World, request: EmulatorRequest): Token {
  if (request.token === null) throw unauthorized('Authorization header must use the format "Bearer <token>".')
  const token = world.tokens.get(request.token)
  if (token === undefined || token.revoked) throw unauthorized('API token is invalid.')
  return token
}

function versionOf(request: EmulatorRequest): Version {
  const given = request.headers['notion-version']
  if (given === undefined)
    throw new NotionRefusal(
      400,
      'missing_version',
      'Notion-Version header failed validation: Notion-Version header should be defined, instead was `undefined`.',
    )
  const version = VERSIONS.find((one) => one === given)
  if (version !== undefined) return version
  const published = ['2021-05-11', '2021-05-13', '2021-08-16', '2022-02-22', '2022-06-28', ...VERSIONS]
  const told = `${published
    .slice(0, -1)
    .map((one) => `\`"${one}"\``)
    .join(', ')}, or \`"${published.at(-1)}"\``
  // The older ones are published and not served here.
  throw new NotionRefusal(
    400,
    'missing_version',
    `Notion-Version header failed validation: Notion-Version header should be ${told}, instead was \`"${given}"\`.`,
    published.includes(given) ? `version ${given}` : undefined,
  )
}

function asked(world: World, token: Token, version: Version, request: EmulatorRequest, found: Found): Ask {
  const { route, rest } = found
  const id = dashed(found.id)
  if (route.id !== undefined && id === null) throw failed(`path.${route.id}`, 'a valid uuid', found.id)
  for (const [name, value] of request.query)
    if (!(route.query ?? []).includes(name))
      throw failed(`query.${name}`, 'not present', value, `query.${name}`)
  const body = bodyOf(route, version, request)
  return { world, token, version, id: id ?? '', rest, query: request.query, body }
}

function bodyOf(route: Route, version: Version, request: EmulatorRequest): Json {
  if (route.body === undefined) return {}
  const given = request.body ?? {}
  route.body(version)(given, 'body')
  if (!isObject(given)) throw failed('body', 'an object', given)
  return given
}

/** What our own checks let pass must fit the official description, which is of the newer version's words. */
function lookAgain(route: Route, body: Json): void {
  const { archived: _, after: __, ...words } = body
  checkOfficial(route.method, route.official, words)
}

function tooLarge(world: World, manners: Manners): Reply {
  if (manners.tooLarge === 413)
    return {
      status: 413,
      headers: { 'content-type': 'text/html' },
      body: '<html><h1>413 Request Entity Too Large</h1></html>',
    }
  return told(world, {
    status: 400,
    code: 'validation_error',
    message: 'body failed validation: the request body should be ≤ 500 KB.',
  })
}

type Refusal = { status: number; code: string; message: string; retryAfter?: number; more?: Json }

function told(world: World, { status, code, message, retryAfter, more }: Refusal): Reply {
  const body = {
    object: 'error',
    status,
    code,
    message,
    ...(more && { additional_data: more }),
    request_id: world.ids.uuid(),
  }
  const after: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
  return { status, headers: { 'x-notion-request-id': body.request_id, ...after }, body }
}

function done(world: World, body: unknown): Reply {
  const id = world.ids.uuid()
  return { status: 200, headers: { 'x-notion-request-id': id }, body: { ...(body as Json), request_id: id } }
}

const WORDS: Record<number, [string, string]> = {
  400: ['validation_error', 'The request was refused.'],
  401: ['unauthorized', 'API token is invalid.'],
  403: ['restricted_resource', 'Insufficient permissions for this endpoint.'],
  404: ['object_not_found', 'Could not find object.'],
  409: ['conflict_error', 'Conflict occurred while saving. Please try again.'],
  500: ['internal_server_error', 'Unexpected error occurred.'],
  502: ['bad_gateway', 'Bad gateway.'],
  503: ['service_unavailable', 'Notion is unavailable, please try again later.'],
  504: ['gateway_timeout', 'Notion took too long to answer.'],
  529: ['service_overload', 'Notion is overloaded, please try again later.'],
}

function worded(world: World, fault: Fault): Reply {
  if (fault.kind === '429') {
    const more = { rate_limit_reason: fault.reason ?? 'integration' }
    const message = 'You have been rate limited. Please try again in a few minutes.'
    const retryAfter = fault.noHeader ? undefined : (fault.retryAfter ?? 1)
    return told(world, {
      status: 429,
      code: 'rate_limited',
      message,
      more,
      ...(retryAfter !== undefined && { retryAfter }),
    })
  }
  const status = fault.kind === 'status' ? fault.code : 409
  const [code, message] = WORDS[status] ?? ['internal_server_error', 'Unexpected error occurred.']
  const named = fault.kind === 'status' && fault.error ? fault.error : code
  return told(world, { status, code: named, message, ...(status === 529 && { retryAfter: 5 }) })
}
