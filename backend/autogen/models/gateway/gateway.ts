import type { Clock } from '../../core/outside.ts'
import { ModelError } from '../errors.ts'
import type { CreateOptions, CreateResult, ModelClient, ModelMessage, RequestUsage } from '../model-client.ts'
import { type Caller, metered, type UsageLedger } from '../usage-ledger.ts'
import type { CircuitBreaker, Trial } from './circuit-breaker.ts'
import type { Limiter, Permit } from './limiter.ts'
import { RetryPolicy, type RetrySettings } from './retries.ts'

export type GatewayOptions = {
  /** Share it among all clients of one key: `ProviderRegistry`. */
  limiter?: Limiter
  breaker?: CircuitBreaker
  /** Left out: four attempts. `{ attempts: 1 }`: none but the first. */
  retries?: RetrySettings
  /**
   * Each attempt is written here, those too that are tried again. Give it where no agent meters the client: both
   * together in one ledger count twice.
   */
  ledger?: UsageLedger
  who?: Caller
  clock?: Clock
}

/** The same client, behind a limiter and a circuit breaker, and asked again where that helps. */
export function gateway(client: ModelClient, options: GatewayOptions = {}): ModelClient {
  return new Gateway(client, options)
}

type Messages = readonly ModelMessage[]

class Gateway implements ModelClient {
  readonly #client: ModelClient
  readonly #options: GatewayOptions
  readonly #retries: RetryPolicy

  constructor(client: ModelClient, options: GatewayOptions) {
    const who = options.who ?? { agent: 'gateway', purpose: 'call' }
    this.#client = options.ledger === undefined ? client : metered(client, options.ledger, who)
    this.#options = options
    this.#retries = new RetryPolicy({ ...(options.clock && { clock: options.clock }), ...options.retries })
  }

  get info() {
    return this.#client.info
  }

  countTokens: ModelClient['countTokens'] = (messages, tools) => this.#client.countTokens(messages, tools)

  close(): Promise<void> {
    return this.#client.close()
  }

  async create(messages: Messages, options: CreateOptions = {}): Promise<CreateResult> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#once(messages, options)
      } catch (error) {
        await this.#retries.pauseAfter(error, attempt, options.signal)
      }
    }
  }

  /** Tried again only while nothing has been handed on: nobody can take back what was read. */
  async *createStream(
    messages: Messages,
    options: CreateOptions = {},
  ): AsyncGenerator<string | CreateResult, void> {
    for (let attempt = 1; ; attempt += 1) {
      let handedOn = false
      try {
        for await (const piece of this.#streamOnce(messages, options)) {
          handedOn = true
          yield piece
        }
        return
      } catch (error) {
        if (handedOn) throw error
        await this.#retries.pauseAfter(error, attempt, options.signal)
      }
    }
  }

  async #once(messages: Messages, options: CreateOptions): Promise<CreateResult> {
    const passage = await this.#admit(messages, options)
    try {
      const result = await this.#client.create(messages, options)
      passage.succeeded(result.usage)
      return result
    } catch (error) {
      passage.failed(error)
      throw error
    } finally {
      passage.leave()
    }
  }

  async *#streamOnce(
    messages: Messages,
    options: CreateOptions,
  ): AsyncGenerator<string | CreateResult, void> {
    const passage = await this.#admit(messages, options)
    try {
      for await (const piece of this.#client.createStream(messages, options)) {
        // Its place is free as soon as the answer is whole, whatever the reader does next.
        if (typeof piece !== 'string') {
          passage.succeeded(piece.usage)
          passage.leave()
        }
        yield piece
      }
    } catch (error) {
      passage.failed(error)
      throw error
    } finally {
      passage.leave()
    }
  }

  async #admit(messages: Messages, options: CreateOptions): Promise<Passage> {
    const { limiter, breaker } = this.#options
    // Nobody queues for a provider that is down; and after the queue it may be down as well.
    breaker?.check()
    const tokens = limiter === undefined ? 0 : this.countTokens(messages, options.tools)
    const permit = await limiter?.acquire(tokens, options.signal)
    try {
      return new Passage(limiter, permit, breaker?.enter())
    } catch (error) {
      permit?.done(0)
      throw error
    }
  }
}

// One attempt on its way through: tells limiter and breaker how it ended, each once.
class Passage {
  readonly #limiter: Limiter | undefined
  readonly #permit: Permit | undefined
  readonly #trial: Trial | undefined
  #used: number | null = null

  constructor(limiter: Limiter | undefined, permit: Permit | undefined, trial: Trial | undefined) {
    this.#limiter = limiter
    this.#permit = permit
    this.#trial = trial
  }

  succeeded(usage: RequestUsage | null): void {
    this.#used = usage === null ? null : usage.promptTokens + usage.completionTokens
    this.#trial?.succeeded()
  }

  failed(error: unknown): void {
    this.#trial?.failed(error)
    if (error instanceof ModelError && error.retryAfterMs !== null) this.#limiter?.pause(error.retryAfterMs)
  }

  leave(): void {
    this.#permit?.done(this.#used)
    // Whoever goes before the end has learnt nothing about the provider.
    this.#trial?.left()
  }
}
