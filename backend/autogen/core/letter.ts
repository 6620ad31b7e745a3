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

  /** What an interceptor is told about it. */
  context(): MessageContext {
    const { sender, topicId, id, signal = new AbortController().signal } = this
    return { sender, topicId, isRpc: topicId === null, messageId: id, signal }
  }
}
