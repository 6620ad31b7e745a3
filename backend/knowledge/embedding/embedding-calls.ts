import type { Clock } from '../../autogen/core/outside.ts'
import { CircuitBreaker } from '../../autogen/models/gateway/circuit-breaker.ts'
import { Limiter } from '../../autogen/models/gateway/limiter.ts'
import { RetryPolicy } from '../../autogen/models/gateway/retries.ts'
import { ModelError } from '../../autogen/models/errors.ts'
import { CallWatch } from '../../autogen/models/openai/call-watch.ts'
import { asModelError, saidInTheAnswer } from '../../autogen/models/openai/failures.ts'
import { sdkAt } from '../../autogen/models/openai/sdk.ts'
import { transport } from '../../autogen/models/openai/transport.ts'
import { field } from '../../autogen/models/unknown.ts'
import { tokensIn, vectorsIn } from './vectors-in.ts'

/** As long as for the seats of a council (RELIABILITY F20). */
const SILENT_MS = 30_000
const LONGEST_MS = 300_000
/** 128 vectors of 512 numbers, as they are written out, are under 1 MB. */
const MOST_BYTES = 4 * 1024 * 1024
/** Others ask with the same key, and nobody waits for an index. */
const AT_ONCE = 4

export type CallSettings = {
  provider: string
  baseURL: string
  apiKey: string | null
  model: string
  dimensions: number
  clock: Clock
  random: () => number
}

type Given = { signal?: AbortSignal | undefined; once?: boolean | undefined }
type Answered = { vectors: Float32Array[]; tokens: number | null }

/**
 * Calls for vectors: held back where the provider says so, tried again where that helps, left alone where it is down. The
 * limiter and the breaker are its own: providers count each kind of model by itself, and no seat falls silent over an index.
 */
export class EmbeddingCalls {
  readonly #settings: CallSettings
  readonly #limiter: Limiter
  readonly #breaker: CircuitBreaker
  readonly #retries: RetryPolicy

  constructor(settings: CallSettings) {
    const { clock, random } = settings
    this.#settings = settings
    this.#limiter = new Limiter({ concurrency: AT_ONCE }, clock)
    this.#breaker = new CircuitBreaker({}, clock)
    this.#retries = new RetryPolicy({ clock, random })
  }

  /** The vectors of some texts, in one request. Throws `ModelError`, or the reason of the signal. */
  async ask(texts: readonly string[], { signal, once = false }: Given): Promise<Answered> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#admitted(texts, signal)
      } catch (error) {
        if (once) throw error
        await this.#retries.pauseAfter(error, attempt, signal)
      }
    }
  }

  async #admitted(texts: readonly string[], signal: AbortSignal | undefined): Promise<Answered> {
    this.#breaker.check()
    const permit = await this.#limiter.acquire(0, signal)
    try {
      const trial = this.#breaker.enter()
      try {
        const answered = await this.#call(texts, signal)
        trial.succeeded()
        return answered
      } catch (error) {
        trial.failed(error)
        if (error instanceof ModelError && error.retryAfterMs !== null)
          this.#limiter.pause(error.retryAfterMs)
        throw error
      }
    } finally {
      permit.done(null)
    }
  }

  async #call(texts: readonly string[], signal: AbortSignal | undefined): Promise<Answered> {
    const { provider, baseURL, apiKey, model, dimensions, clock } = this.#settings
    const where = { provider, secrets: [apiKey ?? ''], now: clock.now() }
    const callers = signal === undefined ? [] : [signal]
    const watch = new CallWatch({ timeoutMs: LONGEST_MS, idleMs: SILENT_MS }, clock, callers)
    const headers: Record<string, string> = apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }
    try {
      watch.signal.throwIfAborted()
      const wayOut = transport({
        watch,
        streamed: false,
        headers,
        maxBytes: MOST_BYTES,
      })
      const { embeddings } = await sdkAt(baseURL, wayOut)
      // Asked for by its name: without one the SDK wants base64, which servers of one's own may not know.
      const format = { dimensions, encoding_format: 'float' } as const
      const body = { model, input: [...texts], ...format }
      const answer: unknown = await embeddings.create(body, {
        signal: watch.signal,
      })
      const error = field(answer, 'error')
      if (error !== undefined && error !== null) throw saidInTheAnswer(error, where)
      return {
        vectors: vectorsIn(answer, {
          texts: texts.length,
          dimensions,
          provider,
        }),
        tokens: tokensIn(answer),
      }
    } catch (error) {
      throw watch.signal.aborted ? watch.signal.reason : asModelError(error, where)
    } finally {
      watch.end()
    }
  }
}
