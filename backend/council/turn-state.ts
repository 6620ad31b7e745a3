import type { Phase, TurnContext } from '../../schemas/generated/types.ts'
import type { TurnTask } from './turn-task.ts'

/** The turn under way. */
export type OpenTurn = {
  turnId: string
  seat: string
  messageId: string
  attempt: number
  /** Crashes and failures so far; only these count towards the attempts of a seat. */
  failures: number
  phase: Phase
  itemId: string | null
  task: TurnTask
  /** It was asked for: the order of the phase goes on as if it had not been. */
  extra: boolean
  startedAt: number
  /** The turn sees nothing that was said from here on. */
  startedSeq: number
  deadlineSeconds: number
  context: TurnContext
  /** The person of the seat did not speak in time: its deputy has this turn. */
  deputy: boolean
}
/** A turn that was cut, failed or lost with its driver and is to be started again with the same turnId. */
export type RetryTurn = Pick<
  OpenTurn,
  'turnId' | 'seat' | 'messageId' | 'attempt' | 'failures' | 'phase' | 'task' | 'extra' | 'deputy'
>
/** Who has been chosen to speak, and is not speaking yet. */
export type SelectedTurn = {
  seat: string
  turnId: string
  rationale: string
  candidates: string[]
  policy: string
  task: TurnTask
  extra: boolean
}
/** A turn that somebody asked for. */
export type Floor = { seat: string; task: TurnTask; why: string }
/** What the turns of this stay in a phase have come to. */
export type PhaseTurns = {
  /** Turns of this stay in the phase, by seat. */
  spoken: Record<string, number>
  /** Who had the last turn that counts in the order, and the message of that turn. */
  last: string | null
  /** The order that a person set for those who are still to speak; empty where nobody did. */
  moved: string[]
  lastMessage: string | null
  /** Who had the floor last, a turn that was asked for included. */
  lastHeard: string | null
  turns: number
  /** Turns in a row without a new claim. */
  quietTurns: number
  /** Turns in a row in which nobody moved from a position. */
  stillTurns: number
  /** Changes of position since the last full round. */
  movedThisRound: number
  movedLastRound: number
  /** Full rounds: every seat of the phase once. */
  rounds: number
}
/** A try at a turn failed, its driver was lost, a turn was given up, a contribution was refused. */
export type FailureCause = 'turn_failed' | 'driver_lost' | 'turn_skipped' | 'contribution_refused'
