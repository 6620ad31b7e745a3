import type { ForkEstimate } from '../council/fork/estimate.ts'
import type { Actor, Command, ForkChanges, HeldMeeting } from '../../schemas/generated/types.ts'
import type { RunState } from '../council/state.ts'

/** What whoever starts a run may ask for; all else stands in the meeting. */
export type RunOverrides = {
  policy?: string
  panel?: string
  /** The model that speaks for the seats which name none of their own. */
  model?: string
  maxTurns?: number
  seed?: number
  pace?: 'reading' | 'max'
  language?: HeldMeeting['language']
  /** How long it took from the first word about the meeting to its start. */
  preparationSeconds?: number
  /** The targets of the record, instead of those of the meeting. */
  exports?: string[]
}

/** Where a fork begins, rounded down to the end of a turn, and what is other in it. */
export type ForkWish = { runId: string; atSeq?: number; changes: ForkChanges; pace?: RunOverrides['pace'] }

/** What became of a command: `seq` is its event's, or the last one where a refusal after the end is not logged. */
export type CommandOutcome = {
  commandId: string
  state: 'queued' | 'applied' | 'refused' | 'cancelled'
  seq: number
  reason?: string
  code?: string
}

/** The message under way, for those who come in the middle of it. */
export type Draft = { turnId: string; messageId: string; seat: string; text: string; index: number }

/** Runs as the doors see them: one way in, and the folded state. */
export type Councils = {
  start(given: {
    meetingId: string
    overrides: RunOverrides
    by: Actor
    workspaceId: string
    correlationId: string
  }): Promise<RunState>
  /** A new run that shares the log of another up to a point. Throws where nothing can be forked there. */
  fork(given: ForkWish & { by: Actor; correlationId: string }): Promise<RunState>
  /** What such a fork is expected to take; nothing is started. */
  estimateFork(given: ForkWish): Promise<ForkEstimate & { atSeq: number }>
  command(given: {
    runId: string
    commandId: string
    command: Command
    by: Actor
    correlationId: string
  }): Promise<CommandOutcome>
  /** The state as of the last event this process knows; null where there is no such run. */
  state(runId: string): Promise<RunState | null>
  /** The same, where it is at hand without waiting. */
  peek(runId: string): RunState | undefined
  /** The state as it was at `seq`. */
  stateAt(runId: string, seq: number): Promise<RunState | null>
  draft(runId: string): Draft | null
}
