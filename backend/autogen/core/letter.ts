import type { MessageContext } from './agent.ts'
import type { AgentId, TopicId } from './ids.ts'
import type { NewId } from './outside.ts'
import type { PublishOptions } from './runtime-contract.ts'

/** One message on its way: what all who receive it share. */
export class Letter {
  message: unknown
  readonly sender: AgentId | null
  readonly topicId: TopicId | null
  readonly signal: AbortSignal | undefined
  /** While interceptors take their time over it; never rejects. */
  intercepted: Promise<void> | null = null
  /** Why interceptors let it go no further. */
  refusal: { error: unknown } | null = null
  #id: string | undefined
  readonly #newId: NewId

  constructor(message: unknown, topicId: TopicId | null, options: PublishOptions | undefined, newId: NewId) {
    this.message = message
    this.topicId = topicId
    this.sender = options?.sender ?? null
    this.signal = options?.signal
    this.#id = options?.messageId
    this.#newId = newId
  }

  /** Made when somebody asks: few handlers do. */
  get id(): string {
    return (this.#id ??= this.#newId())
  }
}

/** What is told of it to those who handle it. */
export class LetterContext implements MessageContext {
  readonly sender: AgentId | null
  readonly topicId: TopicId | null
  readonly isRpc: boolean
  readonly #letter: Letter
  readonly #cancelled: { readonly signal: AbortSignal }

  constructor(letter: Letter, cancelled: { readonly signal: AbortSignal }) {
    this.sender = letter.sender
    this.topicId = letter.topicId
    this.isRpc = letter.topicId === null
    this.#letter = letter
    this.#cancelled = cancelled
  }

  // Both are made when somebody asks, so that a plain exchange needs neither an id nor a controller.
  get messageId(): string {
    return this.#letter.id
  }

  get signal(): AbortSignal {
    return this.#cancelled.signal
  }
}
