import type { Json } from '../../core/json.ts'
import { json } from '../../models/checks.ts'
import type { ModelClient, ModelMessage } from '../../models/model-client.ts'
import { type ChatCompletionContext, UnboundedChatCompletionContext } from '../../models/model-context.ts'
import { metered } from '../../models/usage-ledger.ts'
import { wordsOf } from '../../models/words-of.ts'
import type { Response, Turn, TurnContext } from '../chat-agent.ts'
import { textMessage } from '../make-message.ts'
import { isChatMessage, type ChatMessage } from '../messages.ts'
import { toModelMessage } from '../render.ts'
import { savedState, stateOf } from '../saved-state.ts'
import type { Team } from '../team.ts'
import { FinishedTurn, type Participant, participantOf } from '../teams/participant.ts'
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
  readonly producedMessageTypes = ['TextMessage']
  readonly #options: Options
  readonly #team: Participant
  readonly #remembered: ChatCompletionContext

  constructor(options: Options) {
    const { name, description, team, modelContext } = options
    super(name, description ?? 'An agent that uses an inner team of agents to generate responses.')
    this.#options = options
    this.#team = participantOf(team)
    this.#remembered = modelContext ?? new UnboundedChatCompletionContext()
  }

  override async *onMessagesStream(messages: readonly ChatMessage[], context: TurnContext): Turn {
    const innerMessages: Response['innerMessages'] = []
    for await (const item of this.#team.turn(messages, context, await this.#team.saveState())) {
      if (item instanceof FinishedTurn) continue
      if (item.type !== 'ModelClientStreamingChunkEvent') innerMessages.push(item)
      yield item
    }
    await this.#team.reset(context)
    const asked = messages.map(toModelMessage)
    const said = innerMessages.filter(isChatMessage).map(toModelMessage)
    const answer = said.length === 0 ? null : await this.#summary([...asked, ...said], context)
    const content = answer === null ? 'No response.' : wordsOf(answer)
    const fields = { source: this.name, content, modelsUsage: answer?.usage ?? null }
    context.signal.throwIfAborted()
    await this.#remembered.addMessages([...asked, { type: 'AssistantMessage', content, source: this.name }])
    yield { response: { chatMessage: textMessage(fields, context), innerMessages } }
  }

  async #summary(pending: readonly ModelMessage[], { ledger, signal }: TurnContext) {
    const { modelClient, instruction = INSTRUCTION, responsePrompt = RESPONSE_PROMPT } = this.#options
    const system: ModelMessage[] = [{ type: 'SystemMessage', content: instruction }]
    // Not a second system message: many providers take these at the beginning only.
    const prompt: ModelMessage = { type: 'UserMessage', content: responsePrompt, source: this.name }
    const shown = await this.#remembered.getMessages({ pending, system: [...system, prompt] })
    const client = metered(modelClient, ledger, { agent: this.name, purpose: 'summarise' })
    return client.create([...system, ...shown, prompt], { signal })
  }

  override async onReset(context: { signal: AbortSignal }): Promise<void> {
    await this.#team.reset(context)
    await this.#remembered.clear()
  }

  onPause(context: { signal: AbortSignal }): Promise<void> {
    return this.#team.pause(context)
  }

  onResume(context: { signal: AbortSignal }): Promise<void> {
    return this.#team.resume(context)
  }

  override async saveState(): Promise<Json> {
    const innerTeamState = await this.#team.saveState()
    return savedState(STATE, { innerTeamState, llmContext: await this.#remembered.saveState() })
  }

  /** Throws `BadState`. */
  override async loadState(state: Json): Promise<void> {
    const { innerTeamState, llmContext } = stateOf(STATE, state, { innerTeamState: json, llmContext: json })
    await this.#team.loadState(innerTeamState)
    await this.#remembered.loadState(llmContext)
  }

  override close(): Promise<void> {
    return this.#team.close()
  }
}
