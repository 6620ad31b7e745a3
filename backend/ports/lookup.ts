import type { FoundPassage, HeldMeeting } from '../../schemas/generated/types.ts'
import type { CallUsage } from '../council/call.ts'

/** Whoever looks, and what for. */
export type LookUpAsked = {
  workspaceId: string
  library: NonNullable<HeldMeeting['library']>
  seat: string
  /** Each is looked for by itself; the best of each come first. */
  questions: readonly string[]
  signal: AbortSignal
}

export type LookedUp = {
  passages: FoundPassage[]
  /** What was paid for, where a vector of the question was. */
  usage: CallUsage[]
}

/** Finds passages of the library that a council may look through; rejects where the library cannot be read. */
export type LookUp = (asked: LookUpAsked) => Promise<LookedUp>
