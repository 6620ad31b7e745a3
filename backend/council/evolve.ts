import type { EventType } from '../../schemas/generated/types.ts'
import type { FoldedEvent, RunEvent } from './events.ts'
import type { RunState } from './state.ts'
import { msOf } from './time.ts'
import type { Evolver } from './evolve/base.ts'
import * as contributions from './evolve/contributions.ts'
import * as decisions from './evolve/decisions.ts'
import * as exports from './evolve/exports.ts'
import * as lifecycle from './evolve/lifecycle.ts'
import * as people from './evolve/people.ts'
import { created, runCreated } from './evolve/run-created.ts'
import * as turns from './evolve/turns.ts'

/** One evolver a type: the compiler names the one that is missing. */
const EVOLVERS: { [T in EventType]: Evolver<T> } = {
  run_created: runCreated,
  run_status: lifecycle.runStatus,
  agenda_item: lifecycle.agendaItem,
  timebox: lifecycle.timebox,
  speaker_selected: turns.speakerSelected,
  turn: (state, data, told) => turns.skippedRetry(turns.turn(state, data, told), data, told),
  participant_updated: people.participantUpdated,
  chat_message: contributions.chatMessage,
  tool_call: contributions.toolCall,
  unshared: contributions.unshared,
  option: contributions.option,
  claim: contributions.claim,
  risk: contributions.risk,
  question: contributions.question,
  position: contributions.position,
  reveal: contributions.reveal,
  vote: decisions.vote,
  quality_gate: decisions.qualityGate,
  decision: decisions.decision,
  artifact: decisions.artifact,
  command: people.command,
  human_question: people.humanQuestion,
  escalation: (state) => ({ ...state, escalated: state.escalated }),
  export: exports.exported,
  usage: people.usage,
}

/** Folds one event; a type it does not know changes nothing but the position in the log, and what may be done with it. */
export function evolve(state: RunState, event: FoldedEvent): RunState {
  const next = { ...state, seq: event.seq, lastAt: event.at, elapsedMs: runTimeAt(state, event) }
  if (event.fromDriver) next.driverAt = event.at
  if (event.hash !== undefined) next.headHash = event.hash
  // Of a type that nobody knows here the run may have become anything: it can be read on, and not gone on with.
  if (!Object.hasOwn(EVOLVERS, event.type))
    return { ...next, beyond: state.beyond ?? { seq: event.seq, type: event.type } }
  // Data that is withheld until the reveal: only the place in the log moves on.
  if (event.data === undefined) return next
  const evolver = EVOLVERS[event.type] as Evolver<EventType>
  return evolver(next, event.data, event)
}

/** Run time goes on between events while the run is running; a driver that came back does not count its absence. */
function runTimeAt(state: RunState, event: FoldedEvent): number {
  // Between what a fork shares and its own beginning nobody was at the table.
  if (state.status !== 'running' || event.type === 'run_created') return state.elapsedMs
  if (event.type === 'timebox' && event.data.state === 'resumed' && event.data.scope === 'run')
    return state.elapsedMs
  return state.elapsedMs + Math.max(0, event.at - state.lastAt)
}

/** Folds a stored event, the first of a log as well. */
export function fold(state: RunState | null, event: RunEvent): RunState {
  const at = msOf(event.at)
  if (state === null) {
    if (event.type !== 'run_created')
      throw new Error(`A log begins with run_created, not with ${event.type} at seq ${event.seq}.`)
    const told = {
      seq: event.seq,
      at,
      actor: event.actor,
      runId: event.runId,
      workspaceId: event.workspaceId,
    }
    return { ...created(event.data, told), headHash: event.hash }
  }
  const folded = {
    type: event.type,
    actor: event.actor,
    data: event.data,
    seq: event.seq,
    at,
    fromDriver: event.correlationId === event.runId,
    hash: event.hash,
    runId: event.runId,
  }
  return evolve(state, folded as FoldedEvent)
}

/** The state of a whole log. */
export function foldAll(events: Iterable<RunEvent>): RunState | null {
  let state: RunState | null = null
  for (const event of events) state = fold(state, event)
  return state
}
