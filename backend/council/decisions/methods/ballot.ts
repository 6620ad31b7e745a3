import type { VoteData } from '../../../../schemas/generated/types.ts'

/** A seat whose vote counts; a muted one counts for what a majority is, and cannot vote. */
export type Voter = { seat: string; weight: number; canVote: boolean }

/** All that a method looks at. */
export type Ballot = {
  /** Every expert seat, in the meeting's order. */
  experts: readonly Voter[]
  votes: Readonly<Record<string, Pick<VoteData, 'optionId' | 'reason'>>>
  /** What the moderator chose, where it was asked. */
  moderator: string | null
  threshold: number
}

/** What the votes come to. */
export type Count = {
  winner: string | null
  /** The options with the most votes, in the order in which they were first voted for. */
  leaders: string[]
  /** What the moderator is asked for, if anything: one of the tied options, or any option at all. */
  moderator: 'breaks_tie' | 'decides' | null
  /** It was the moderator's word that made the winner. */
  byModerator: boolean
  /** The share that stands behind the winner, 0 without one. */
  level: number
  /** Who stands between the leading option and a decision, as far as the method names them. */
  inTheWay: string[]
}

export type Method = (ballot: Ballot) => Count
