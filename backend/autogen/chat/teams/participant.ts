import type { Json } from '../../core/json.ts'
import type { ChatAgent, TurnContext } from '../chat-agent.ts'
import { isChatMessage, type AgentEvent, type AnyMessage, type ChatMessage } from '../messages.ts'
import type { TaskResult, Team } from '../team.ts'

/** What a turn came to: all that was said in it, and the part of it that the others are told. */
export class FinishedTurn {
  readonly said: readonly AnyMessage[]
  readonly told: readonly ChatMessage[]
  constructor(said: readonly AnyMessage[], told: readonly ChatMessage[]) {
    this.said = said
    this.told = told
  }
}

type Control = { signal: AbortSignal }

/** An agent or a team, as the team around it sees it. */
export type Participant = {
  readonly name: string
  readonly description: string
  readonly producedMessageTypes: readonly string[]
  /** Whether it may wait for a person: then its state is of use in the middle of a turn too. */
  readonly asks: boolean
  /** What it says on the way, the last word included, then what it came to. `before` is its state as of now. */
  turn(
    messages: readonly ChatMessage[],
    context: TurnContext,
    before: Json,
  ): AsyncGenerator<AgentEvent | ChatMessage | FinishedTurn, void>
  reset(context: Control): Promise<void>
  pause(context: Control): Promise<void>
  resume(context: Control): Promise<void>
  saveState(): Promise<Json>
  loadState(state: Json): Promise<void>
  close(): Promise<void>
}

export const participantOf = (member: ChatAgent | Team): Participant =>
  'onMessagesStream' in member ? agentParticipant(member) : teamParticipant(member)

function agentParticipant(agent: ChatAgent): Participant {
  const { name, description, producedMessageTypes } = agent
  return {
    name,
    description,
    producedMessageTypes,
    asks: agent.pendingRequest !== undefined,
    async *turn(messages, context) {
      for await (const item of agent.onMessagesStream(messages, context)) {
        if (!('response' in item)) {
          yield item
          continue
        }
        const { chatMessage, innerMessages } = item.response
        const whole = innerMessages.filter(({ type }) => type !== 'ModelClientStreamingChunkEvent')
        yield chatMessage
        // The others are told its last word only, whoever else may have spoken on the way to it.
        yield new FinishedTurn([...whole, chatMessage], [chatMessage])
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

/** A run of the team is one turn: what is new is its task, and all that is said in it is told. */
function teamParticipant(team: Team): Participant {
  const { name, description, producedMessageTypes = [] } = team
  // A turn that was left alone: the team must have come to its end before it is asked for anything else.
  let ending = Promise.resolve()
  return {
    name,
    description,
    producedMessageTypes,
    asks: false,
    async *turn(messages, { signal, ledger }, before) {
      await ending
      const { promise, resolve } = Promise.withResolvers<void>()
      ending = promise
      let result: TaskResult | null = null
      try {
        const task = messages.length > 0 ? messages : undefined
        for await (const item of team.runStream(task, { signal, ledger, outputTaskMessages: false }))
          if ('result' in item) result = item.result
          else yield item
      } finally {
        // Some of its turns may have been finished: a turn that failed leaves no trace of them either.
        if (result === null) await team.loadState(before)
        resolve()
      }
      if (result) yield new FinishedTurn(result.messages, result.messages.filter(isChatMessage))
    },
    reset: () => ending.then(() => team.reset()),
    pause: () => team.pause(),
    resume: () => team.resume(),
    saveState: () => ending.then(() => team.saveState()),
    loadState: (state) => ending.then(() => team.loadState(state)),
    close: () => ending.then(() => team.close()),
  }
}
