import type { TurnContext, TurnItem } from '../chat/chat-agent.ts'
import type { ChatMessage } from '../chat/messages.ts'
import { EchoAgent } from './echo-agent.ts'

/** Fails its first `failures` turns, all of them unless told otherwise, and echoes after that. */
export class FlakyAgent extends EchoAgent {
  #left: number

  constructor(name: string, { failures = Infinity }: { failures?: number } = {}) {
    super(name, 'An agent that fails.')
    this.#left = failures
  }

  override async *onMessagesStream(
    messages: readonly ChatMessage[],
    context: TurnContext,
  ): AsyncGenerator<TurnItem, void> {
    if (this.#left > 0) {
      this.#left -= 1
      throw new Error('I am a flaky agent...')
    }
    yield* super.onMessagesStream(messages, context)
  }
}
