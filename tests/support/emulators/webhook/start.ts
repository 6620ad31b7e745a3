// A receiver of webhooks: it keeps every request with its raw body, and answers as it is told.
import { Webhook } from 'standardwebhooks'
import { type EmulatorClock, realClock } from '../core/clock.ts'
import { type Emulator, startEmulator } from '../core/emulator.ts'
import type { Fault } from '../core/faults.ts'
import type { EmulatorRequest, Reply, Service } from '../core/service.ts'

export type Received = {
  at: number
  method: string
  path: string
  headers: Record<string, string | undefined>
  /** The body as it came, byte for byte (UTF-8). */
  text: string
  /** Null: it is no JSON. */
  json: unknown
  id: string | null
  /** Which of the given secrets signed it; null: none of them. */
  signedBy: number | null
}

/** `times` requests to the path (any, where absent) get this answer, all of them where it is absent. */
export type Told = {
  path?: string
  times?: number
  status: number
  headers?: Record<string, string>
  body?: string
}

export type WebhookVerbs = {
  received(path?: string): Received[]
  answer(told: Told): void
  /** How often each `webhook-id` came: what a receiver that keeps ids would have done once. */
  times(): Record<string, number>
  secrets(secrets: string[]): void
}
export type WebhookSink = Emulator<WebhookVerbs>

export type WebhookGiven = {
  clock?: EmulatorClock
  /** The secrets (`whsec_…`) that a request may be signed with. */
  secrets?: string[]
  port?: number
  controlPort?: number
}

export function startWebhookSink(given: WebhookGiven = {}): Promise<WebhookSink> {
  const clock = given.clock ?? realClock
  const received: Received[] = []
  const told: { told: Told; left: number }[] = []
  let secrets = given.secrets ?? []
  const service: Service = {
    token: () => null,
    word: worded,
    route: (request) => ({
      write: true,
      commit() {
        received.push(receivedOf(request, clock.now(), secrets))
        const next = told.find((one) => one.left > 0 && fits(one.told, request))
        if (next === undefined) return { status: 200, body: { ok: true } }
        next.left -= 1
        const { status, headers, body } = next.told
        return { status, ...(headers && { headers }), body: body ?? '' }
      },
    }),
  }
  const { port, controlPort } = given
  return startEmulator({
    service,
    clock,
    ...(port !== undefined && { port }),
    ...(controlPort !== undefined && { controlPort }),
    verbs: {
      received: (path?: string) => received.filter((one) => path === undefined || one.path === path),
      answer: (one: Told) => void told.push({ told: one, left: one.times ?? Infinity }),
      times: () =>
        Object.fromEntries(
          [...Map.groupBy(received, ({ id }) => id ?? 'without an id')].map(([id, all]) => [id, all.length]),
        ),
      secrets(now: string[]) {
        secrets = now
      },
    },
  })
}

const fits = ({ path }: Told, request: EmulatorRequest) => path === undefined || request.path === path

function receivedOf(request: EmulatorRequest, at: number, secrets: readonly string[]): Received {
  const { method, path, headers, text, body } = request
  const index = secrets.findIndex((secret) => signs(secret, request))
  return {
    at,
    method,
    path,
    headers,
    text,
    json: body ?? null,
    id: headers['webhook-id'] ?? null,
    signedBy: index < 0 ? null : index,
  }
}

/** Whether one of the signatures is this secret's. How old it may be is the receiver's clock's matter, not looked at here. */
function signs(secret: string, { headers, text }: EmulatorRequest): boolean {
  const [id, seconds] = [headers['webhook-id'], Number(headers['webhook-timestamp'])]
  if (id === undefined || !Number.isInteger(seconds)) return false
  const expected = new Webhook(secret).sign(id, new Date(seconds * 1000), text)
  return (headers['webhook-signature'] ?? '').split(' ').includes(expected)
}

function worded(fault: Fault): Reply {
  switch (fault.kind) {
    case '429':
      return {
        status: 429,
        ...(fault.noHeader !== true && { headers: { 'retry-after': String(fault.retryAfter ?? 1) } }),
        body: 'too many requests',
      }
    case 'status':
      return { status: fault.code, body: fault.error ?? `status ${fault.code}` }
    default:
      return { status: 409, body: 'conflict' }
  }
}
