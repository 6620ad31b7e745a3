import type { Json } from '../../core/json.ts'
import { json } from '../../models/checks.ts'
import type { ModelClient, ModelMessage, RequestUsage } from '../../models/model-client.ts'
import { type ChatCompletionContext, UnboundedChatCompletionContext } from '../../models/model-context.ts'
import { metered } from '../../models/usage-ledger.ts'
import { wordsOf } from '../../models/words-of.ts'
import type { Response, TurnContext, TurnItem } from '../chat-agent.ts'
import { textMessage } from '../make-message.ts'
import { isChatMessage, type ChatMessage } from '../messages.ts'
import { toModelMessage } from '../render.ts'
import { savedState, stateOf } from '../saved-state.ts'
import type { Team } from '../team.ts'
import { BaseChatAgent } from './base-chat-agent.ts'

type Options = {
  name: string
  team: Team
  modelClient: ModelClient
  description?: string
  /** Stands before what the team said. */
  instruction?: string
  /** Stands after it, and says what to answer with. */
  responsePrompt?: string
  /** What was asked of it and what it answered before. */
  modelContext?: ChatCompletionContext
}

const STATE = 'SocietyOfMindAgentState'
const INSTRUCTION =
  'You were asked for something, and your team has discussed it on your behalf. What was asked, and what the team said, follows.'
const RESPONSE_PROMPT =
  'Answer what was asked, in a text that stands by itself: do not mention the team or its discussion.'

/**
 * A team that speaks with one voice: it works on what was said, then a model puts what came of it into one message. The
 * team begins each turn afresh; a turn that fails leaves it, and what the agent remembers, as they were.
 */
export class SocietyOfMindAgent extends BaseChatAgent {
  readonly #options: Options
  readonly #remembered: ChatCompletionContext

  constructor(options: Options) {
    super(
      options.name,
      options.description ?? 'An agent that uses an inner team of agents to generate responses.',
    )
    this.#options = options
    this.#remembered = options.modelContext ?? new UnboundedChatCompletionContext()
  }

  override get producedMessageTypes(): readonly string[] {
    return ['TextMessage']
  }

  override async *onMessagesStream(
    messages: readonly ChatMessage[],
    context: TurnContext,
  ): AsyncGenerator<TurnItem, void> {
    const innerMessages: Response['innerMessages'] = []
    for await (const item of this.#discussed(messages, context)) {
      if (item.type !== 'ModelClientStreamingChunkEvent') innerMessages.push(item)
      yield item
    }
    const said = innerMessages.filter(isChatMessage)
    const asked = messages.map(toModelMessage)
    const { content, modelsUsage } =
      said.length === 0
        ? { content: 'No response.', modelsUsage: null }
        : await this.#summary(asked, said, context)
    const chatMessage = textMessage({ source: this.name, content, modelsUsage }, context)
    context.signal.throwIfAborted()
    await this.#remembered.addMessages([...asked, { type: 'AssistantMessage', content, source: this.name }])
    yield { response: { chatMessage, innerMessages } }
  }

  async *#discussed(messages: readonly ChatMessage[], context: TurnContext) {
    const { team } = this.#options
    const { signal, ledger } = context
    const task = messages.length > 0 ? messages : undefined
    const before = await team.saveState()
    let whole = false
    try {
      for await (const item of team.runStream(task, { signal, ledger, outputTaskMessages: false }))
        if (!('result' in item)) yield item
      await team.reset()
      whole = true
    } finally {
      if (!whole) await team.loadState(before)
    }
  }

  async #summary(
    asked: readonly ModelMessage[],
    said: readonly ChatMessage[],
    { ledger, signal }: TurnContext,
  ): Promise<{ content: string; modelsUsage: RequestUsage | null }> {
    const { modelClient, instruction = INSTRUCTION, responsePrompt = RESPONSE_PROMPT } = this.#options
    const pending = [...asked, ...said.map(toModelMessage)]
    const system: ModelMessage[] = [{ type: 'SystemMessage', content: instruction }]
    // Not a second system message: many providers take these at the beginning only.
    const prompt: ModelMessage = { type: 'UserMessage', content: responsePrompt, source: this.name }
    const shown = await this.#remembered.getMessages({ pending, system: [...system, prompt] })
    const client = metered(modelClient, ledger, { agent: this.name, purpose: 'summarise' })
    const result = await client.create([...system, ...shown, prompt], { signal })
    return { content: wordsOf(result), modelsUsage: result.usage }
  }

  override async onReset(): Promise<void> {
    await this.#options.team.reset()
    await this.#remembered.clear()
  }

  async onPause(): Promise<void> {
    await this.#options.team.pause()
  }

  async onResume(): Promise<void> {
    await this.#options.team.resume()
  }

  override async saveState(): Promise<Json> {
    const innerTeamState = await this.#options.team.saveState()
    return savedState(STATE, { innerTeamState, llmContext: await this.#remembered.saveState() })
  }

  /** Throws `BadState`. */
  override async loadState(state: Json): Promise<void> {
    const { innerTeamState, llmContext } = stateOf(STATE, state, { innerTeamState: json, llmContext: json })
    await this.#options.team.loadState(innerTeamState)
    await this.#remembered.loadState(llmContext)
  }

  override async close(): Promise<void> {
    await this.#options.team.close()
  }
}
