import { expertSeats } from '../phases.ts'
import type { ItemState, RunState } from '../state.ts'
import type { Ballot, Count } from './methods/ballot.ts'
import { METHODS } from './methods/table.ts'

/** What the votes of an item come to, by the method of the meeting. */
export function tally(state: RunState, item: Pick<ItemState, 'votes' | 'tieBreak'>): Count {
  const { method, threshold } = state.meeting.quality.consensus
  return METHODS[method](ballotOf(state, item, threshold))
}

function ballotOf(
  state: RunState,
  { votes, tieBreak }: Pick<ItemState, 'votes' | 'tieBreak'>,
  threshold: number,
): Ballot {
  const weights = new Map(state.seats.map(({ seat, weight }) => [seat, weight ?? 1]))
  return {
    experts: expertSeats(state).map((seat) => ({
      seat,
      weight: weights.get(seat) ?? 1,
      canVote: !state.muted.includes(seat),
    })),
    votes,
    moderator: tieBreak?.optionId ?? null,
    threshold,
  }
}
