import type { Fault } from '../core/faults.ts'
import type { EmulatorRequest, Reply, Routed, Service } from '../core/service.ts'
import { botMethods } from './bot-methods.ts'
import type { Bot } from './bots.ts'
import { GivenArguments } from './given-arguments.ts'
import { type Call, MESSAGE_METHODS, type Method, type Planned } from './methods.ts'
import { multipartFields } from './multipart.ts'
import type { RateWindows } from './rates.ts'
import {
  METHOD_NOT_FOUND,
  NOT_FOUND,
  refusal,
  Refused,
  type Refusal,
  tooMany,
  UNAUTHORIZED,
} from './refusals.ts'
import { passedOver } from './served.ts'
import type { Specification } from './specification.ts'
import type { World } from './world.ts'

export type TelegramParts = {
  world: World
  bots: Map<string, Bot>
  rates: Map<string, RateWindows>
  now: () => number
  callbackMs: number
  cloud: boolean
  specification: Specification | null
}

const PATH = /^\/bot([^/]+)\/([^/]+)\/?$/

/** The Bot API as the core asks for it: `/bot<token>/<method>`, by GET or POST, in JSON, form or multipart. */
export function telegramService(parts: TelegramParts): Service {
  const methods = { ...MESSAGE_METHODS, ...botMethods(parts) }
  const byLowerCase = new Map(
    Object.entries(methods).map(([name, method]) => [name.toLowerCase(), { name, method }]),
  )
  return {
    token: ({ path }) => decodeURIComponent(PATH.exec(path)?.[1] ?? '') || null,
    word: (fault) => worded(fault),
    route(request): Routed {
      const named = PATH.exec(request.path)?.[2]
      if (named === undefined) return { refusal: refused(NOT_FOUND), unserved: 'no such route' }
      const bot = parts.bots.get(request.token ?? '')
      if (bot === undefined) return { refusal: refused(UNAUTHORIZED) }
      const known = byLowerCase.get(named.toLowerCase())
      if (known === undefined) return { refusal: refused(METHOD_NOT_FOUND), unserved: `method ${named}` }
      if (request.badJson) return { refusal: refused(refusal(400, "Can't parse request body JSON object")) }
      const given = new GivenArguments(argumentsOf(request))
      const missed = passedOver(known.name, given, parts.specification)
      return {
        ...planned(parts, bot, given, known.method),
        ...(missed.length > 0 && { unserved: missed.join('; ') }),
      }
    },
  }
}

function planned(parts: TelegramParts, bot: Bot, given: GivenArguments, method: Method): Routed {
  const call: Call = { world: parts.world, bot, given, now: parts.now, callbackMs: parts.callbackMs }
  const rates = parts.rates.get(bot.token)
  try {
    const plan = method(call)
    const { chat } = plan
    const wait = chat === undefined ? 0 : (rates?.wait(parts.now(), chat) ?? 0)
    if (wait > 0) return { refusal: refused(tooMany(wait)) }
    return {
      write: plan.write,
      commit() {
        if (chat !== undefined) rates?.took(parts.now(), chat)
        return done(plan)
      },
    }
  } catch (fault) {
    if (fault instanceof Refused) return { refusal: refused(fault.refusal) }
    throw fault
  }
}

function done(plan: Planned): Reply | Promise<Reply> {
  const result = plan.commit()
  if (!(result instanceof Promise)) return { status: 200, body: { ok: true, result } }
  return result.then(
    (value: unknown) => ({ status: 200, body: { ok: true, result: value } }),
    (fault: unknown) => {
      if (fault instanceof Refused) return refused(fault.refusal)
      throw fault
    },
  )
}

function argumentsOf({ query, body, headers, text }: EmulatorRequest): Record<string, unknown> {
  const inBody = typeof body === 'object' && body !== null ? { ...body } : {}
  return { ...Object.fromEntries(query), ...inBody, ...multipartFields(headers['content-type'] ?? '', text) }
}

function refused(said: Refusal): Reply {
  const after = said.parameters?.retry_after
  return {
    status: said.error_code,
    ...(after !== undefined && { headers: { 'retry-after': String(after) } }),
    body: { ok: false, ...said },
  }
}

/** The core's faults in Telegram's words. */
function worded(fault: Fault): Reply {
  switch (fault.kind) {
    case '429': {
      const reply = refused(tooMany(fault.retryAfter ?? 1))
      return fault.noHeader === true ? { ...reply, headers: {} } : reply
    }
    case 'conflict':
      return refused(
        refusal(
          409,
          'Terminated by other getUpdates request; make sure that only one bot instance is running',
        ),
      )
    case 'status':
      return refused({
        error_code: fault.code,
        description: fault.error ?? STATUS[fault.code] ?? 'Internal Server Error',
      })
    default:
      return refused({ error_code: 500, description: 'Internal Server Error' })
  }
}
const STATUS: Record<number, string> = {
  400: 'Bad Request: chat not found',
  401: 'Unauthorized',
  403: 'Forbidden: bot was blocked by the user',
  404: 'Not Found',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}
