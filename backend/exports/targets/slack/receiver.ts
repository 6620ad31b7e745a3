import type { App, Receiver } from '@slack/bolt'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { DoorDeps } from '../target-kind.ts'
import { isSigned } from './signature.ts'

export const PATH = '/slack/events'
const BODY_LIMIT = 1_048_576
/** Slack waits three seconds; whoever has not taken the request by then will not. */
const MOST_WAIT_MS = 2_500

type Deps = Pick<DoorDeps, 'deliveries' | 'clock' | 'logger'> & { signingSecret: string }
type Answer = { status: number; body?: unknown }

/**
 * What Slack sends, on our own server: bodies are read as bytes in this scope alone, for they are signed as bytes; each
 * request is answered as soon as a listener has acknowledged it, and what is left of it is worked on after that.
 */
export class FastifyReceiver implements Receiver {
  readonly #deps: Deps
  readonly #working = new Set<Promise<unknown>>()
  #app: App | null = null

  constructor(deps: Deps) {
    this.#deps = deps
  }

  init(app: App): void {
    this.#app = app
  }

  async start(): Promise<void> {}

  /** Settles when what was taken is done. */
  async stop(): Promise<void> {
    await Promise.allSettled(this.#working)
  }

  attach(scope: FastifyInstance): void {
    scope.removeAllContentTypeParsers()
    const forms = ['application/json', 'application/x-www-form-urlencoded']
    scope.addContentTypeParser(
      forms,
      { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
      async (_: unknown, body: Buffer) => body,
    )
    scope.post(PATH, { config: { access: 'public' } }, async (request, reply) =>
      send(reply, await this.#answer(request)),
    )
  }

  async #answer({ headers, body }: FastifyRequest): Promise<Answer> {
    if (!Buffer.isBuffer(body)) return { status: 400 }
    const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true
    // Slack looks so whether the certificate is good; nothing else of it is read.
    if (isForm && new URLSearchParams(body.toString()).get('ssl_check') === '1') return { status: 200 }
    const { signingSecret, clock, deliveries } = this.#deps
    const signature = one(headers['x-slack-signature'])
    const timestamp = one(headers['x-slack-request-timestamp'])
    if (!isSigned(signingSecret, { signature, timestamp, body }, clock.now())) return { status: 401 }
    // Slack signs each of its own tries anew.
    if (!(await deliveries.first('slack', `${timestamp} ${signature}`, clock.now()))) return { status: 401 }
    const event = readBody(body.toString(), isForm)
    if (event === null) return { status: 400 }
    if (event.type === 'url_verification') return { status: 200, body: { challenge: event.challenge } }
    return this.#taken(event)
  }

  #taken(body: Record<string, unknown>): Promise<Answer> {
    const { clock, logger } = this.#deps
    const { promise, resolve } = Promise.withResolvers<Answer>()
    const over = new AbortController()
    const work = Promise.resolve(
      this.#app?.processEvent({ body, ack: async (said?: unknown) => resolve({ status: 200, body: said }) }),
    )
      .catch((error: unknown) => {
        const detail = error instanceof Error ? error.message : 'no error was given'
        logger.error({ detail }, 'what somebody asked in Slack could not be done')
        resolve({ status: 500 })
      })
      .finally(() => {
        // Nobody here listens to it.
        resolve({ status: 404 })
        over.abort()
        this.#working.delete(work)
      })
    this.#working.add(work)
    void clock.sleep(MOST_WAIT_MS, over.signal).then(() => resolve({ status: 503 }))
    return promise
  }
}

const one = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'string' ? header : undefined

async function send(reply: FastifyReply, { status, body }: Answer): Promise<FastifyReply> {
  if (body === undefined || body === '') return reply.code(status).send()
  return typeof body === 'string'
    ? reply.code(status).type('text/plain; charset=utf-8').send(body)
    : reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(body))
}

/** A command is a form; what people press is JSON in a form; an event is JSON. */
function readBody(text: string, isForm: boolean): Record<string, unknown> | null {
  if (!isForm) return objectIn(text)
  const fields = new URLSearchParams(text)
  const payload = fields.get('payload')
  return payload === null ? Object.fromEntries(fields) : objectIn(payload)
}

function objectIn(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}
