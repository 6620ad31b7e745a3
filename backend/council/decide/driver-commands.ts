import type { FoundPassage } from '../../../schemas/generated/types.ts'
import type { CallUsage } from '../call.ts'

/** Whom a model chose and why, or that it chose nobody and why not. */
export type SpeakerAnswer = { seat: string | null; why: string }

/** `struck`: so many of its quotes do not stand where they are said to. */
export type RefusedCall = { tool: string; arguments: unknown; error: string; struck?: number }

/** What a seat has looked for in the library and found there, or why it could not; `automatic`: nobody asked for it. */
export type Search = { query: string; automatic: boolean } & (
  | { passages: FoundPassage[] }
  | { error: string }
)

/** A seat's answer as the driver hands it in: contributions as they came, calls that were sent back, all that it cost. */
export type DriverAnswer = {
  text: string
  contributions: { tool: string; arguments: unknown; inferred?: boolean }[]
  refused: RefusedCall[]
  /** In the order in which they were made, before it spoke. */
  searches?: Search[]
  calls: CallUsage[]
  inReplyTo?: string
  mentions?: string[]
}

/** What only the driver of a run asks for. It goes through the same door as a click and leaves no `command` event. */
export type DriverCommand =
  | { type: 'driver_start' }
  /** A driver came (back): the time without one does not count, and a turn that was open is lost. */
  | { type: 'driver_claim'; at: number }
  /** The machine's clock has jumped: the run's stops where it was and starts where it is; whoever speaks goes on. */
  | { type: 'clock_jumped'; side: 'before' | 'after' }
  | { type: 'turn_completed'; turnId: string; attempt: number; answer: DriverAnswer }
  | {
      type: 'turn_failed'
      turnId: string
      attempt: number
      reason: string
      retryable: boolean
      calls: CallUsage[]
    }
  /** A pause cut the turn: what was written so far is kept and marked. */
  | { type: 'turn_interrupted'; turnId: string; attempt: number; text: string; calls: CallUsage[] }
  /** The item's time is up and its policy is to cut: what was written so far is kept as far as it makes sense. */
  | { type: 'turn_cut'; turnId: string; attempt: number; text: string; calls: CallUsage[] }
  /** Nobody has the floor: settle what waits for a turn's end and start the next turn. */
  | { type: 'next_turn' }
  /** A model was asked who has the turn; without a choice it was overtaken, and only what it cost is left. */
  | { type: 'speaker_answered'; turnId: string; choice: SpeakerAnswer | null; calls: CallUsage[] }
  /** `now`: there is nobody who could answer, so the default is taken before its time. */
  | { type: 'question_due'; questionId: string; now?: boolean }
  | { type: 'fail_run'; reason: string; code: 'turn_failed' | 'quarantined' }
