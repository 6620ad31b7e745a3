import { randomUUID } from 'node:crypto'
import type { OpenAI } from 'openai'
import { Cancelled, ConfigurationError } from '../../core/errors.ts'
import type { Json } from '../../core/json.ts'
import type { Clock, NewId } from '../../core/outside.ts'
import { systemClock } from '../../core/system-clock.ts'
import { ModelError } from '../errors.ts'
import { estimateTokens } from '../estimate-tokens.ts'
import type { CreateOptions, CreateResult, ModelClient, ModelInfo, ModelMessage } from '../model-client.ts'
import { field, list } from '../unknown.ts'
import { Answer, badAnswer } from './answer.ts'
import { CallWatch } from './call-watch.ts'
import { asModelError, saidInTheAnswer, type Where } from './failures.ts'
import { modelInfo, providerAt } from './model-info.ts'
import { type Body, requestBody } from './request.ts'
import { sdkAt } from './sdk.ts'
import { transport } from './transport.ts'

export type OpenAIOptions = {
  model: string
  /** Leave it out for a local server that wants none. It is sent to `baseURL` and nowhere else, never logged. */
  apiKey?: string
  /** The address that `/chat/completions` is put after. */
  baseURL?: string
  /** More headers, e.g. what a proxy wants. */
  headers?: Record<string, string>
  /** A whole call may take so long, in ms. Node's fetch waits 300 s for the first byte, however much more this is. */
  timeoutMs?: number
  /** Between two pieces of a stream, and before the first, there may be silence for so long, in ms. */
  idleTimeoutMs?: number
  /** A longer answer is cut with `ModelError` too_large. */
  maxAnswerBytes?: number
  /** Whether models are told who said what (`name`); a few servers refuse it. */
  includeNames?: boolean
  /** Corrects what is known about the model; a model that is not known is taken to be able to do everything. */
  info?: Partial<Omit<ModelInfo, 'model'>>
  /** Sent with every request: `temperature`, `max_completion_tokens` … */
  extra?: { [name: string]: Json }
  clock?: Clock
  /** For calls of tools that come without an id. */
  newId?: NewId
}

// Anything shorter stands in ordinary words as well.
const SHORTEST_SECRET = 6

type Settings = Required<Omit<OpenAIOptions, 'model' | 'info' | 'apiKey'>>

// What is left undefined is as good as left out: options often come from a configuration.
function settings(options: Omit<OpenAIOptions, 'model' | 'info'>): Settings {
  return {
    baseURL: options.baseURL ?? 'https://api.openai.com/v1',
    timeoutMs: options.timeoutMs ?? 300_000,
    idleTimeoutMs: options.idleTimeoutMs ?? 60_000,
    maxAnswerBytes: options.maxAnswerBytes ?? 4 * 1024 * 1024,
    includeNames: options.includeNames ?? true,
    extra: options.extra ?? {},
    headers: headersWith(options.apiKey ?? '', options.headers),
    clock: options.clock ?? systemClock,
    newId: options.newId ?? randomUUID,
  }
}

function headersWith(apiKey: string, headers: Record<string, string> = {}): Record<string, string> {
  if (apiKey === '') return headers
  // Refused here, since an error about the header would repeat the key.
  if (!/^[\x21-\x7e]+$/.test(apiKey))
    throw new ConfigurationError('The API key has white space or other characters in it that no key has.')
  return { ...headers, authorization: `Bearer ${apiKey}` }
}

function httpAddress(baseURL: string): URL {
  const address = URL.parse(baseURL)
  if (address === null || !/^https?:$/.test(address.protocol))
    throw new ConfigurationError(`"${baseURL}" is no address: give baseURL as https://host/v1.`)
  if (address.username !== '' || address.password !== '')
    throw new ConfigurationError('The address holds a user or password: give them as apiKey or headers.')
  return address
}

/** A model behind OpenAI's chat completions, at OpenAI or at any server that speaks the same. */
export class OpenAIChatCompletionClient implements ModelClient {
  readonly info: ModelInfo
  readonly #options: Settings
  readonly #secrets: string[]
  readonly #closed = new AbortController()

  constructor({ model, info, ...options }: OpenAIOptions) {
    this.#options = settings(options)
    this.#secrets = [options.apiKey ?? '', ...Object.values(options.headers ?? {})].filter(
      ({ length }) => length >= SHORTEST_SECRET,
    )
    const address = httpAddress(this.#options.baseURL)
    if (model === '') throw new ConfigurationError('Name the model, as its provider calls it.')
    this.info = modelInfo(model, providerAt(address), info)
  }

  countTokens: ModelClient['countTokens'] = (messages, tools) => estimateTokens(messages, tools)

  async create(messages: readonly ModelMessage[], options: CreateOptions = {}): Promise<CreateResult> {
    const body = this.#body(messages, options)
    const watch = this.#watch(options.signal, false)
    try {
      const sdk = await this.#sdk(watch, false)
      const whole: unknown = await sdk.chat.completions.create(body, { signal: watch.signal })
      const error = field(whole, 'error')
      if (error !== undefined && error !== null) throw saidInTheAnswer(error, this.#where())
      if (list(field(whole, 'choices')).length === 0) throw badAnswer('The answer has no choices in it.')
      const answer = this.#answer()
      answer.take(whole)
      return answer.result()
    } catch (error) {
      throw this.#failure(error, watch)
    } finally {
      watch.end()
    }
  }

  async *createStream(
    messages: readonly ModelMessage[],
    options: CreateOptions = {},
  ): AsyncGenerator<string | CreateResult, void> {
    const body = this.#body(messages, options)
    const watch = this.#watch(options.signal, true)
    try {
      const answer = this.#answer()
      for await (const chunk of await this.#chunks(body, watch)) {
        const added = answer.take(chunk)
        if (added !== '') yield added
      }
      // The SDK ends a stream quietly where it was aborted.
      watch.signal.throwIfAborted()
      if (!answer.finished) throw cutStream()
      yield answer.result()
    } catch (error) {
      throw this.#failure(error, watch)
    } finally {
      watch.end()
    }
  }

  /** Ends all calls that are under way. */
  close(): Promise<void> {
    this.#closed.abort(new Cancelled('The model client was closed.'))
    return Promise.resolve()
  }

  #body(messages: readonly ModelMessage[], options: CreateOptions): Body {
    options.signal?.throwIfAborted()
    this.#closed.signal.throwIfAborted()
    return requestBody(messages, options, this.info, this.#options)
  }

  #watch(caller: AbortSignal | undefined, streamed: boolean): CallWatch {
    const { timeoutMs, idleTimeoutMs, clock } = this.#options
    const callers = [this.#closed.signal, ...(caller === undefined ? [] : [caller])]
    // A whole answer comes after a long silence: the model thinks first.
    return new CallWatch({ timeoutMs, idleMs: streamed ? idleTimeoutMs : null }, clock, callers)
  }

  #answer(): Answer {
    return new Answer(this.#options.maxAnswerBytes, this.#options.newId)
  }

  async #chunks(body: Body, watch: CallWatch): Promise<AsyncIterable<unknown>> {
    const sdk = await this.#sdk(watch, true)
    const streamed = { ...body, stream: true, stream_options: { include_usage: true } } as const
    return sdk.chat.completions.create(streamed, { signal: watch.signal })
  }

  #sdk(watch: CallWatch, streamed: boolean): Promise<OpenAI> {
    const { baseURL, headers, maxAnswerBytes } = this.#options
    return sdkAt(baseURL, transport({ watch, streamed, headers, maxBytes: maxAnswerBytes }))
  }

  #where(): Where {
    return { provider: this.info.provider, secrets: this.#secrets, now: this.#options.clock.now() }
  }

  #failure(error: unknown, watch: CallWatch): unknown {
    return watch.signal.aborted ? watch.signal.reason : asModelError(error, this.#where())
  }
}

function cutStream(): ModelError {
  return new ModelError('cut_stream', 'The stream ended before the answer did.', { retryable: true })
}
