import type { AgentDefinition, TurnContext } from '../../schemas/generated/types.ts'
import { agentIdOf, type Table } from '../council/people.ts'
import type { RunState } from '../council/state.ts'
import type { OpenTurn } from '../council/turn-state.ts'
import { turnRequest } from './context-policy.ts'
import { placesOf } from './model/places.ts'
import { inPlainWords } from './plain-words.ts'
import { toolsOf } from './turn-tools.ts'
import type { Registry } from './registry.ts'
import type { TurnRequest } from '../ports/voice.ts'

/** The agent that speaks in a seat: the meeting's own choice, else the template's, else any of its role. */
export function agentOf(
  registry: Registry,
  state: Table & { agents?: readonly AgentDefinition[] },
  seat: string,
): AgentDefinition {
  const chair = state.seats.find((one) => one.seat === seat)
  const id = agentIdOf(state, seat)
  const agent =
    // As it was when the run began, where people had changed it by then.
    state.agents?.find((one) => one.id === id) ??
    (id === undefined ? undefined : registry.agent(id)) ??
    registry.agents.find((one) => one.role === chair?.role)
  if (agent === undefined) throw new Error(`No agent of the registry can sit in the seat ${seat}.`)
  return agent
}

/** What the rules and the driver ask of the seats' definitions. */
export function seatRules(registry: Registry, digest: (value: unknown) => string) {
  // The request that was hashed when the turn began is the one the seat gets; a crash or a late reader makes it anew.
  const made = new Map<string, { request: TurnRequest; sha256: string }>()
  const build = (state: RunState, turn: { turnId: string; seat: string }): TurnRequest =>
    turnRequest(state, turn, agentOf(registry, state, turn.seat))
  return {
    policies: registry.policies,
    request(state: RunState, turn: OpenTurn): TurnRequest {
      const known = made.get(state.runId)
      made.delete(state.runId)
      return known?.sha256 === turn.context.sha256 ? known.request : build(state, turn)
    },
    /** The request that a turn would have if it began now. */
    requestAhead(state: RunState, turn: { turnId: string; seat: string }) {
      const request = build(state, turn)
      return { request, sha256: digest(request) }
    },
    /** What a person says in plain words is read as a model's plain words are. */
    heard(state: RunState, turn: OpenTurn, text: string) {
      const request = build(state, turn)
      const places = placesOf(request, state.meeting)
      return inPlainWords(text, toolsOf(request), { request, meeting: state.meeting, places })
    },
    turnContext(state: RunState, turn: { turnId: string; seat: string }): TurnContext {
      const request = build(state, turn)
      const sha256 = digest(request)
      made.set(state.runId, { request, sha256 })
      return {
        messageIds: request.thread.map((message) => message.messageId),
        sourceIds: request.sourceIds,
        promptVersion: request.promptVersion,
        sha256,
      }
    },
    deadlineSeconds: (state: RunState, seat: string) => agentOf(registry, state, seat).turnDeadlineSeconds,
    attempts: (state: RunState, seat: string) => agentOf(registry, state, seat).attempts,
    onFailure: (state: RunState, seat: string) => agentOf(registry, state, seat).onFailure,
  }
}
