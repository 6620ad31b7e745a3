import type { AgentDefinition, TurnContext } from '../../schemas/generated/types.ts'
import type { RunState } from '../council/state.ts'
import { turnRequest } from './context-policy.ts'
import type { Registry } from './registry.ts'
import type { TurnRequest } from '../ports/voice.ts'

/** The agent that sits in a seat; the meeting's own choice, else the template's. */
export function agentOf(registry: Registry, state: Pick<RunState, 'seats' | 'template'>, seat: string): AgentDefinition {
  const chair = state.seats.find((one) => one.seat === seat)
  const id = chair?.agent ?? state.template.body.seats.find((one) => one.seat === seat)?.agent
  const agent = (id === undefined ? undefined : registry.agent(id)) ?? registry.agents.find((one) => one.role === chair?.role)
  if (agent === undefined) throw new Error(`No agent of the registry can sit in the seat ${seat}.`)
  return agent
}

/** What the rules and the driver ask of the seats' definitions. */
export function seatRules(registry: Registry, digest: (value: unknown) => string) {
  const request = (state: RunState, turn: { turnId: string; seat: string }): TurnRequest => turnRequest(state, turn, agentOf(registry, state, turn.seat))
  return {
    request,
    turnContext(state: RunState, turn: { turnId: string; seat: string }): TurnContext {
      const asked = request(state, turn)
      return {
        messageIds: asked.thread.map((message) => message.messageId),
        sourceIds: asked.sourceIds,
        promptVersion: asked.promptVersion,
        sha256: digest(asked),
      }
    },
    deadlineSeconds: (state: RunState, seat: string) => agentOf(registry, state, seat).turnDeadlineSeconds,
    attempts: (state: RunState, seat: string) => agentOf(registry, state, seat).attempts,
    onFailure: (state: RunState, seat: string) => agentOf(registry, state, seat).onFailure,
  }
}
