import { BadState } from '../core/errors.ts'
import type { Json } from '../core/json.ts'
import { listOf, objectOf } from './checks.ts'
import { isModelMessage } from './message-checks.ts'
import type { ModelMessage, ToolSchema } from './model-client.ts'

/** What else the request will hold, for contexts that look at its size. */
export type ContextRequest = {
  /** Seen as if they had been added: what a turn has said so far that is not to stay unless the turn succeeds. */
  pending?: readonly ModelMessage[]
  system?: readonly ModelMessage[]
  tools?: readonly ToolSchema[]
}

const isState = objectOf({ messages: listOf(isModelMessage) })

/** What an agent remembers for its model. It keeps everything; which part a model is shown is the subclass's rule. */
export abstract class ChatCompletionContext {
  #messages: readonly ModelMessage[]

  constructor(initialMessages: readonly ModelMessage[] = []) {
    this.#messages = [...initialMessages]
  }

  /** The rule: the part of `all` to show, oldest first. */
  protected abstract view(
    all: readonly ModelMessage[],
    request: ContextRequest,
  ): readonly ModelMessage[] | Promise<readonly ModelMessage[]>

  async addMessage(message: ModelMessage): Promise<void> {
    await this.addMessages([message])
  }

  /** All of them or, where it fails, none. */
  async addMessages(messages: readonly ModelMessage[]): Promise<void> {
    this.#messages = [...this.#messages, ...messages]
  }

  /** What the model is to be shown now. */
  async getMessages(request: ContextRequest = {}): Promise<ModelMessage[]> {
    return [...(await this.view([...this.#messages, ...(request.pending ?? [])], request))]
  }

  async clear(): Promise<void> {
    this.#messages = []
  }

  async saveState(): Promise<Json> {
    return JSON.parse(JSON.stringify({ messages: this.#messages }))
  }

  /** Takes the place of what it held. Throws `BadState`. */
  async loadState(state: Json): Promise<void> {
    if (!isState(state))
      throw new BadState(
        'This is no state of a model context: it needs { messages: [...] } of model messages.',
      )
    this.#messages = structuredClone(state.messages)
  }
}

/** The model is shown everything. */
export class UnboundedChatCompletionContext extends ChatCompletionContext {
  protected override view(all: readonly ModelMessage[]): readonly ModelMessage[] {
    return all
  }
}
