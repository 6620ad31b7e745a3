import type { TurnContext, TurnItem } from '../chat-agent.ts'
import { textMessage } from '../make-message.ts'
import type { ChatMessage } from '../messages.ts'
import { BaseChatAgent } from './base-chat-agent.ts'

type Options = {
  name: string
  description?: string
  /** What it may answer with; default `TextMessage`. */
  producedMessageTypes?: readonly string[]
  /** Given what is new since its last turn; a text it returns is sent as a TextMessage. */
  run(
    messages: readonly ChatMessage[],
    context: TurnContext,
  ): string | ChatMessage | Promise<string | ChatMessage>
}

/** A plain function as a participant. It remembers nothing. */
export class FunctionAgent extends BaseChatAgent {
  readonly #options: Options

  constructor(options: Options) {
    super(options.name, options.description ?? 'An agent that is a function.')
    this.#options = options
  }

  override get producedMessageTypes(): readonly string[] {
    return this.#options.producedMessageTypes ?? ['TextMessage']
  }

  override async *onMessagesStream(
    messages: readonly ChatMessage[],
    context: TurnContext,
  ): AsyncGenerator<TurnItem, void> {
    const said = await this.#options.run(messages, context)
    const chatMessage =
      typeof said === 'string' ? textMessage({ source: this.name, content: said }, context) : said
    yield { response: { chatMessage, innerMessages: [] } }
  }
}
