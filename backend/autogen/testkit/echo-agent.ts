import { BaseChatAgent } from '../chat/agents/base-chat-agent.ts'
import type { TurnContext, TurnItem } from '../chat/chat-agent.ts'
import { textMessage } from '../chat/make-message.ts'
import type { ChatMessage } from '../chat/messages.ts'
import { toText } from '../chat/render.ts'
import { savedState, stateOf } from '../chat/saved-state.ts'
import type { Json } from '../core/json.ts'
import { text, whole } from '../models/checks.ts'

const STATE = 'EchoAgentState'

/** Says again the first message it was handed this turn, or, handed none, what it said last. */
export class EchoAgent extends BaseChatAgent {
  #last = ''
  #turns = 0

  constructor(name: string, description = 'An agent that says again what it hears.') {
    super(name, description)
  }

  /** Turns it has had. */
  get turns(): number {
    return this.#turns
  }

  override get producedMessageTypes(): readonly string[] {
    return ['TextMessage']
  }

  override async *onMessagesStream(
    [first]: readonly ChatMessage[],
    context: TurnContext,
  ): AsyncGenerator<TurnItem, void> {
    context.signal.throwIfAborted()
    this.#turns += 1
    if (first !== undefined) this.#last = toText(first)
    const chatMessage = textMessage({ source: this.name, content: this.#last }, context)
    yield { response: { chatMessage, innerMessages: [] } }
  }

  override async onReset(): Promise<void> {
    this.#last = ''
    this.#turns = 0
  }

  override async saveState(): Promise<Json> {
    return savedState(STATE, { last: this.#last, turns: this.#turns })
  }

  override async loadState(state: Json): Promise<void> {
    const { last, turns } = stateOf(STATE, state, { last: text, turns: whole })
    this.#last = last
    this.#turns = turns
  }
}
