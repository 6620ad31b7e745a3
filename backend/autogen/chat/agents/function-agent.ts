import type { Turn, TurnContext } from '../chat-agent.ts'
import { textMessage } from '../make-message.ts'
import type { ChatMessage } from '../messages.ts'
import { BaseChatAgent } from './base-chat-agent.ts'

type Said = string | ChatMessage
type Options = {
  name: string
  description?: string
  /** What it may answer with; default `TextMessage`. */
  producedMessageTypes?: readonly string[]
  /** Given what is new since its last turn; a text it returns is sent as a TextMessage. */
  run(messages: readonly ChatMessage[], context: TurnContext): Said | Promise<Said>
}

/** A plain function as a participant. It remembers nothing. */
export class FunctionAgent extends BaseChatAgent {
  readonly producedMessageTypes: readonly string[]
  readonly #run: Options['run']

  constructor({ name, description, producedMessageTypes, run }: Options) {
    super(name, description ?? 'An agent that is a function.')
    this.producedMessageTypes = producedMessageTypes ?? ['TextMessage']
    this.#run = run
  }

  override async *onMessagesStream(messages: readonly ChatMessage[], context: TurnContext): Turn {
    const said = await this.#run(messages, context)
    const chatMessage =
      typeof said === 'string' ? textMessage({ source: this.name, content: said }, context) : said
    yield { response: { chatMessage, innerMessages: [] } }
  }
}
