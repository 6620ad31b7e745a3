import type { Json } from '../../core/json.ts'
import type { ChatAgent, TurnContext } from '../chat-agent.ts'
import { isChatMessage } from '../message-shape.ts'
import type { AgentEvent, AnyMessage, ChatMessage } from '../messages.ts'
import type { TaskResult, Team } from '../team.ts'
import type { FinishedTurn } from './answer.ts'

/** An agent or a team, as the team around it sees it. */
export type Participant = {
  readonly name: string
  readonly description: string
  readonly producedMessageTypes: readonly string[]
  /** `before` is its state as of now: a turn that fails or is cut leaves no trace. */
  turn(
    messages: readonly ChatMessage[],
    context: TurnContext,
    before: Json,
  ): AsyncGenerator<AgentEvent | ChatMessage | { finished: FinishedTurn }, void>
  reset(context: { signal: AbortSignal }): Promise<void>
  pause(context: { signal: AbortSignal }): Promise<void>
  resume(context: { signal: AbortSignal }): Promise<void>
  saveState(): Promise<Json>
  loadState(state: Json): Promise<void>
  close(): Promise<void>
}

export const isTeam = (member: ChatAgent | Team): member is Team => !('onMessagesStream' in member)

export const participantOf = (member: ChatAgent | Team): Participant =>
  isTeam(member) ? new TeamParticipant(member) : agentParticipant(member)

export const isChunk = (message: AnyMessage): boolean => message.type === 'ModelClientStreamingChunkEvent'

function agentParticipant(agent: ChatAgent): Participant {
  return {
    name: agent.name,
    description: agent.description,
    producedMessageTypes: agent.producedMessageTypes,
    async *turn(messages, context) {
      for await (const item of agent.onMessagesStream(messages, context)) {
        if (!('response' in item)) {
          yield item
          continue
        }
        const { chatMessage: last, innerMessages } = item.response
        yield last
        yield { finished: { messages: [...innerMessages.filter((one) => !isChunk(one)), last], last } }
      }
    },
    reset: (context) => agent.onReset(context),
    pause: async (context) => agent.onPause?.(context),
    resume: async (context) => agent.onResume?.(context),
    saveState: () => agent.saveState(),
    loadState: (state) => agent.loadState(state),
    close: async () => agent.close?.(),
  }
}

/** A team whose whole run is one turn of the team around it: what is new is its task, and its result is the turn. */
class TeamParticipant implements Participant {
  readonly name: string
  readonly description: string
  readonly producedMessageTypes: readonly string[]
  readonly #team: Team
  /** A turn that was left alone: the team must have come to its end before it is asked for anything else. */
  #ending: Promise<void> = Promise.resolve()

  constructor(team: Team) {
    this.#team = team
    this.name = team.name
    this.description = team.description
    this.producedMessageTypes = team.producedMessageTypes ?? []
  }

  async *turn(
    messages: readonly ChatMessage[],
    context: TurnContext,
    before: Json,
  ): ReturnType<Participant['turn']> {
    await this.#ending
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#ending = promise
    let result: TaskResult | null = null
    try {
      const { signal, ledger } = context
      const task = messages.length > 0 ? messages : undefined
      for await (const item of this.#team.runStream(task, { signal, ledger, outputTaskMessages: false }))
        if ('result' in item) result = item.result
        else yield item
    } finally {
      if (result === null) await this.#team.loadState(before)
      resolve()
    }
    if (result === null) return
    const last = result.messages.findLast(isChatMessage) ?? null
    yield { finished: { messages: result.messages, last } }
  }

  async reset(): Promise<void> {
    await this.#ending
    await this.#team.reset()
  }

  pause(): Promise<void> {
    return this.#team.pause()
  }

  resume(): Promise<void> {
    return this.#team.resume()
  }

  async saveState(): Promise<Json> {
    await this.#ending
    return this.#team.saveState()
  }

  async loadState(state: Json): Promise<void> {
    await this.#ending
    await this.#team.loadState(state)
  }

  close(): Promise<void> {
    return this.#team.close()
  }
}
