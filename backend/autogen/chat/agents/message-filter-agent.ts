import { ConfigurationError } from '../../core/errors.ts'
import type { Json } from '../../core/json.ts'
import type { ChatAgent, Turn, TurnContext } from '../chat-agent.ts'
import type { ChatMessage } from '../messages.ts'
import { BaseChatAgent } from './base-chat-agent.ts'

/** Of the messages from `source` the first or last `count`; without a position all of them. */
export type PerSourceFilter = { source: string } & (
  | { position?: undefined }
  | { position: 'first' | 'last'; count: number }
)

type Options = {
  name: string
  wrappedAgent: ChatAgent
  /** Messages of sources that have no rule are not passed on. */
  filter: { perSource: readonly PerSourceFilter[] }
}

/** Passes on to an agent only what the rules let through, each message once and in the order it was said. */
export class MessageFilterAgent extends BaseChatAgent {
  readonly producedMessageTypes: readonly string[]
  readonly #wrapped: ChatAgent
  readonly #rules: readonly PerSourceFilter[]

  constructor({ name, wrappedAgent, filter }: Options) {
    super(name, `${wrappedAgent.description} (with message filtering)`)
    for (const rule of filter.perSource)
      if (rule.position && !(Number.isInteger(rule.count) && rule.count >= 1))
        throw new ConfigurationError(
          `The rule for ${rule.source} lets ${rule.count} messages through: give 1 or more, or leave the source out.`,
        )
    this.producedMessageTypes = wrappedAgent.producedMessageTypes
    this.#wrapped = wrappedAgent
    this.#rules = filter.perSource
  }

  override onMessagesStream(messages: readonly ChatMessage[], context: TurnContext): Turn {
    const through = new Set(this.#rules.flatMap((rule) => chosen(messages, rule)))
    const passed = messages.filter((message) => through.has(message))
    return this.#wrapped.onMessagesStream(passed, context)
  }

  override onReset(context: { signal: AbortSignal }): Promise<void> {
    return this.#wrapped.onReset(context)
  }

  async onPause(context: { signal: AbortSignal }): Promise<void> {
    await this.#wrapped.onPause?.(context)
  }

  async onResume(context: { signal: AbortSignal }): Promise<void> {
    await this.#wrapped.onResume?.(context)
  }

  override saveState(): Promise<Json> {
    return this.#wrapped.saveState()
  }

  override loadState(state: Json): Promise<void> {
    return this.#wrapped.loadState(state)
  }

  override async close(): Promise<void> {
    await this.#wrapped.close?.()
  }
}

function chosen(messages: readonly ChatMessage[], rule: PerSourceFilter): readonly ChatMessage[] {
  const from = messages.filter(({ source }) => source === rule.source)
  if (rule.position === undefined) return from
  return rule.position === 'first' ? from.slice(0, rule.count) : from.slice(-rule.count)
}
