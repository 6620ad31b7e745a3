import type { Json } from '../../core/json.ts'
import { json } from '../../models/checks.ts'
import type { Response, Turn, TurnContext } from '../chat-agent.ts'
import type { ChatMessage } from '../messages.ts'
import { savedState, stateOf } from '../saved-state.ts'
import { type AssistantAgentOptions, type AssistantSettings, assistantSettings } from './assistant-options.ts'
import { AssistantTurn } from './assistant-turn.ts'
import { BaseChatAgent } from './base-chat-agent.ts'

const STATE = 'AssistantAgentState'

/** An agent that thinks with a model and acts with tools. What it remembers changes only when a turn succeeds. */
export class AssistantAgent extends BaseChatAgent {
  readonly #settings: AssistantSettings

  /** Throws `ConfigurationError`: see `assistantSettings`. */
  constructor(options: AssistantAgentOptions) {
    super(options.name, options.description ?? 'An agent that provides assistance with ability to use tools.')
    this.#settings = assistantSettings(options)
  }

  override get producedMessageTypes(): readonly string[] {
    const { outputContentType, tools, handoffsByName, reflectOnToolUse } = this.#settings
    return [
      outputContentType ? `StructuredMessage<${outputContentType.name}>` : 'TextMessage',
      ...(tools.length > 0 && !reflectOnToolUse ? ['ToolCallSummaryMessage'] : []),
      ...(handoffsByName.size > 0 ? ['HandoffMessage'] : []),
    ]
  }

  /** What it remembers; a team's conversation as its model is shown it. */
  get modelContext() {
    return this.#settings.modelContext
  }

  override async *onMessagesStream(messages: readonly ChatMessage[], context: TurnContext): Turn {
    const turn = new AssistantTurn(this.#settings, context)
    const innerMessages: Response['innerMessages'] = []
    for await (const item of turn.take(messages)) {
      if (item.type !== 'ModelClientStreamingChunkEvent') innerMessages.push(item)
      yield item
    }
    const { answer: chatMessage, learned } = turn
    if (chatMessage === null) throw new Error(`${this.name} ended its turn without an answer.`)
    context.signal.throwIfAborted()
    await this.modelContext.addMessages(learned)
    yield { response: { chatMessage, innerMessages } }
  }

  override async onReset(): Promise<void> {
    await this.modelContext.clear()
  }

  override async saveState(): Promise<Json> {
    return savedState(STATE, { llmContext: await this.modelContext.saveState() })
  }

  /** Throws `BadState`. */
  override async loadState(state: Json): Promise<void> {
    await this.modelContext.loadState(stateOf(STATE, state, { llmContext: json }).llmContext)
  }
}
