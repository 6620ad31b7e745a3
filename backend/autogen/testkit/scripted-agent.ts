import { BaseChatAgent } from '../chat/agents/base-chat-agent.ts'
import type { Response, TurnContext, TurnItem } from '../chat/chat-agent.ts'
import { textMessage } from '../chat/make-message.ts'
import type { AgentEvent, ChatMessage } from '../chat/messages.ts'
import { savedState, stateOf } from '../chat/saved-state.ts'
import type { Json } from '../core/json.ts'
import { whole } from '../models/checks.ts'

type Line = string | ChatMessage
/** One turn: a text, a message, an error to fail with, or events that come before the answer. */
export type ScriptedTurn = Line | Error | { events: readonly AgentEvent[]; answer: Line }
type Options = { description?: string; producedMessageTypes?: readonly string[] }

const STATE = 'ScriptedAgentState'

/** Says what it was told to, turn by turn. After the last line it fails, until it is reset. */
export class ScriptedAgent extends BaseChatAgent {
  readonly #turns: readonly ScriptedTurn[]
  readonly #types: readonly string[]
  #next = 0
  #heard: (readonly ChatMessage[])[] = []

  constructor(name: string, turns: readonly ScriptedTurn[], options: Options = {}) {
    super(name, options.description ?? 'An agent that says what it was told to.')
    this.#turns = [...turns]
    this.#types = options.producedMessageTypes ?? ['TextMessage', 'HandoffMessage', 'StopMessage']
  }

  /** What it was handed, turn by turn. */
  get heard(): readonly (readonly ChatMessage[])[] {
    return this.#heard
  }

  override get producedMessageTypes(): readonly string[] {
    return this.#types
  }

  override async *onMessagesStream(
    messages: readonly ChatMessage[],
    context: TurnContext,
  ): AsyncGenerator<TurnItem, void> {
    context.signal.throwIfAborted()
    this.#heard.push([...messages])
    const turn = this.#turns[this.#next]
    if (turn === undefined)
      throw new Error(
        `${this.name} has no more lines: its script has ${this.#turns.length}, one for each turn.`,
      )
    // A line that fails is used up, so that the turn can be tried again with the next one.
    this.#next += 1
    if (turn instanceof Error) throw turn
    const { events, answer } =
      typeof turn !== 'string' && 'events' in turn ? turn : { events: [], answer: turn }
    yield* events
    const chatMessage =
      typeof answer === 'string' ? textMessage({ source: this.name, content: answer }, context) : answer
    const innerMessages: Response['innerMessages'] = [...events]
    yield { response: { chatMessage, innerMessages } }
  }

  override async onReset(): Promise<void> {
    this.#next = 0
    this.#heard = []
  }

  override async saveState(): Promise<Json> {
    return savedState(STATE, { next: this.#next })
  }

  override async loadState(state: Json): Promise<void> {
    this.#next = stateOf(STATE, state, { next: whole }).next
  }
}
