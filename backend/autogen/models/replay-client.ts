import { ModelError } from './errors.ts'
import type { CreateOptions, CreateResult, ModelClient, ModelInfo, ModelMessage } from './model-client.ts'

/** What the scripted model does next: says a text, answers whole, fails, or works out which of these from the request. */
export type Replay = string | CreateResult | Error
export type ReplayStep =
  | Replay
  | ((messages: readonly ModelMessage[], options: CreateOptions) => Replay | Promise<Replay>)

/** One call as it came in; `stream` tells `createStream` from `create`. */
export type RecordedCall = { messages: readonly ModelMessage[]; options: CreateOptions; stream: boolean }

const INFO: ModelInfo = {
  model: 'replay',
  provider: 'replay',
  functionCalling: true,
  jsonOutput: true,
  structuredOutput: true,
  vision: false,
  contextWindow: 10_000,
}

type Options = {
  info?: Partial<ModelInfo>
  /** What `cached` says of texts that are replayed. False, so that they count as tokens like any others do. */
  cached?: boolean
}

/**
 * A model that answers what it was told to, in order. Tokens are words between spaces. After the last answer it fails
 * with `No more mock responses available`, until it is `reset`.
 */
export class ReplayChatCompletionClient implements ModelClient {
  readonly info: ModelInfo
  readonly #steps: readonly ReplayStep[]
  readonly #cached: boolean
  #next = 0
  #calls: RecordedCall[] = []

  constructor(steps: readonly ReplayStep[], options: Options = {}) {
    this.info = { ...INFO, ...options.info }
    this.#steps = [...steps]
    this.#cached = options.cached ?? false
  }

  /** Every call since the last `reset`, streamed ones too. */
  get createCalls(): readonly RecordedCall[] {
    return this.#calls
  }

  async create(messages: readonly ModelMessage[], options: CreateOptions = {}): Promise<CreateResult> {
    return await this.#answer({ messages, options, stream: false })
  }

  /** A text comes word by word; so does the thought beside tool calls, as providers send it. */
  async *createStream(
    messages: readonly ModelMessage[],
    options: CreateOptions = {},
  ): AsyncGenerator<string | CreateResult, void> {
    const result = await this.#answer({ messages, options, stream: true })
    const text = typeof result.content === 'string' ? result.content : (result.thought ?? '')
    for (const piece of text.match(/[^ ]* |[^ ]+$/g) ?? []) {
      options.signal?.throwIfAborted()
      yield piece
    }
    options.signal?.throwIfAborted()
    yield result
  }

  countTokens(messages: readonly ModelMessage[]): number {
    return messages.reduce((sum, { content }) => sum + words(content), 0)
  }

  /** From the first answer on again, as if nobody had asked. */
  reset(): void {
    this.#next = 0
    this.#calls = []
  }

  async close(): Promise<void> {}

  async #answer(call: RecordedCall): Promise<CreateResult> {
    const { messages, options } = call
    options.signal?.throwIfAborted()
    // As it was: whoever asks may go on writing to the same list.
    this.#calls.push({ ...call, messages: [...messages] })
    const step = this.#steps[this.#next]
    if (step === undefined)
      throw new ModelError(
        'exhausted',
        `No more mock responses available: the script has ${this.#steps.length}, one for each call; add more or call reset().`,
        { retryable: false },
      )
    this.#next += 1
    const said = typeof step === 'function' ? await step(messages, options) : step
    options.signal?.throwIfAborted()
    if (said instanceof Error) throw said
    if (typeof said !== 'string') return said
    const usage = { promptTokens: this.countTokens(messages), completionTokens: words(said) }
    return { finishReason: 'stop', content: said, usage, cached: this.#cached }
  }
}

function words(content: unknown): number {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  return text.split(/\s+/).filter(Boolean).length
}
