// The Web API: what each call would do, from its token to its refusal or its work.
import { bearer } from '../core/request.ts'
import type { EmulatorRequest, Reply, Routed, Service } from '../core/service.ts'
import { readArguments, tokenOf } from './arguments.ts'
import { type Call, demandScope, type Method, type SlackOptions } from './call.ts'
import type { Json } from './json.ts'
import { chat } from './methods/chat.ts'
import { conversations } from './methods/conversations.ts'
import { ofApp } from './methods/app.ts'
import { users } from './methods/users.ts'
import { views } from './methods/views.ts'
import type { Rates } from './rates.ts'
import { SlackRefusal } from './refusals.ts'
import type { App, Workspace } from './workspace.ts'
import { wordFault } from './faults.ts'

export const METHODS: readonly Method[] = [...ofApp, ...chat, ...conversations, ...users, ...views]

type Parts = { workspace: Workspace; rates: Rates; options: SlackOptions }
/** What is served beside the Web API, such as pages and response URLs; null where it is none of that. */
export type Elsewhere = (request: EmulatorRequest) => Routed | null

/** Slack's side of every request. */
export function slackService(parts: Parts, elsewhere: Elsewhere): Service {
  return {
    token: (request) => tokenOf(request, bearer(request)),
    word: wordFault,
    route: (request) => elsewhere(request) ?? callOf(parts, request),
  }
}

function callOf(parts: Parts, request: EmulatorRequest): Routed {
  const name = /^\/(?:api\/)?([\w.]+)$/.exec(request.path)?.[1] ?? ''
  const method = METHODS.find((one) => one.name === name)
  if (method === undefined) {
    const body = { ok: false, error: 'unknown_method', req_method: name }
    return { refusal: { status: 200, body }, unserved: `the method ${name || request.path} is not served` }
  }
  let app: App | null = null
  try {
    app = appOf(parts.workspace, method, request.token)
    const call = { ...parts, app, args: readArguments(request), method: name }
    return { ...planned(parts, method, call), ...unservedOf(call, method) }
  } catch (refusal) {
    if (!(refusal instanceof SlackRefusal)) throw refusal
    const status = refusal.retryAfter === null ? 200 : 429
    const unserved = unsupported(refusal)
    return { refusal: { status, headers: headersOf(app, method, refusal), body: refusal.body }, ...unserved }
  }
}

function planned({ rates }: Parts, method: Method, call: Call): Routed {
  if (!method.appLevel) demandScope(call, ...method.scopes)
  call.args.demand(method.args)
  const channel = method.name === 'chat.postMessage' ? call.args.text('channel') : null
  const wait = rates.take(call.app.appId, method.name, method.tier, channel)
  if (wait !== null) throw new SlackRefusal('ratelimited', {}, wait)
  const work = method.plan(call)
  const commit = (): Reply => ({ status: 200, headers: headersOf(call.app, method), body: work() })
  return { write: method.write, commit }
}

function appOf(workspace: Workspace, method: Method, token: string | null): App {
  if (token === null) throw new SlackRefusal('not_authed')
  const app = workspace.apps.find((one) => one.token === token || one.appToken === token)
  if (app === undefined) throw new SlackRefusal('invalid_auth')
  if (app.state === 'revoked') throw new SlackRefusal('token_revoked')
  if (app.state === 'expired') throw new SlackRefusal('token_expired')
  if (app.state === 'inactive') throw new SlackRefusal('account_inactive')
  if ((app.appToken === token) !== (method.appLevel === true))
    throw new SlackRefusal('not_allowed_token_type')
  return app
}

function headersOf(app: App | null, method: Method, refusal?: SlackRefusal): Record<string, string> {
  const wait = refusal?.retryAfter ?? null
  return {
    ...(app && { 'x-oauth-scopes': [...app.scopes].join(',') }),
    ...(app && { 'x-accepted-oauth-scopes': method.scopes.join(',') }),
    ...(wait !== null && { 'retry-after': String(wait) }),
  }
}

// Slack ignores an argument it does not know; a test wants to hear of it.
function unservedOf({ args }: Call, method: Method): { unserved?: string } {
  const unknown = args.unknown(method.args)
  return unknown.length === 0 ? {} : { unserved: `${method.name} knows no argument ${unknown.join(', ')}` }
}

function unsupported({ body }: SlackRefusal): { unserved?: string } {
  const found = JSON.stringify(body satisfies Json).match(/unsupported type: [\w]+/)?.[0]
  return found === undefined ? {} : { unserved: found }
}
