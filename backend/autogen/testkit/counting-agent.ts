import { BaseChatAgent } from '../chat/agents/base-chat-agent.ts'
import type { TurnContext, TurnItem } from '../chat/chat-agent.ts'
import { textMessage } from '../chat/make-message.ts'
import type { ChatMessage } from '../chat/messages.ts'

/** Counts one up every `everyMs` of the clock it is given, stands still while it is paused, and answers at `to`. */
export class CountingAgent extends BaseChatAgent {
  readonly #to: number
  readonly #everyMs: number
  #count = 0
  #paused = false

  constructor(name: string, { to = Infinity, everyMs = 100 }: { to?: number; everyMs?: number } = {}) {
    super(name, 'An agent that counts.')
    this.#to = to
    this.#everyMs = everyMs
  }

  get count(): number {
    return this.#count
  }

  override get producedMessageTypes(): readonly string[] {
    return ['TextMessage']
  }

  override async *onMessagesStream(
    _messages: readonly ChatMessage[],
    context: TurnContext,
  ): AsyncGenerator<TurnItem, void> {
    this.#count = 0
    while (this.#count < this.#to) {
      await context.clock.sleep(this.#everyMs, context.signal)
      if (!this.#paused) this.#count += 1
    }
    const content = `I counted to ${this.#count}.`
    yield {
      response: { chatMessage: textMessage({ source: this.name, content }, context), innerMessages: [] },
    }
  }

  async onPause(): Promise<void> {
    this.#paused = true
  }

  async onResume(): Promise<void> {
    this.#paused = false
  }

  override async onReset(): Promise<void> {
    this.#count = 0
    this.#paused = false
  }
}
