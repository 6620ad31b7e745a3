import { nextInRound, nextUnheard } from '../../autogen/chat/policies/round-robin.ts'
import type { Selected } from '../../autogen/chat/policies/types.ts'
import { tally } from '../decisions/tally.ts'
import { hasSpoken, heardExperts, phaseSeats, seatOfRole, speakingSeats } from '../phases.ts'
import { openItem, type RunState } from '../state.ts'
import { nextInQueue } from './queue.ts'
import { wordingOf } from '../wording/wording.ts'

/** In a free order nobody has a turn that would put it more than so many ahead of the seat that was heard least. */
export const MOST_AHEAD = 2

/** Round after round, everyone once before anyone again: who is next, out of the seats of the phase. */
export function inRounds(state: RunState): Selected | null {
  const moved = nextInQueue(state)
  if (moved !== null) return moved
  const seats = speakingSeats(state)
  return unheard(state, seats) ?? inRound(state, seats, lastInOrder(state, seats))
}

/**
 * Who may speak where a policy chooses freely, and whom the order would give the floor among them: first whoever was
 * not heard in this phase, then all but the last speaker and those who are too far ahead.
 */
export function freely(state: RunState): Selected | null {
  const seats = speakingSeats(state)
  const first = unheard(state, seats)
  if (first !== null) return first
  const candidates = mayGoOn(state, seats)
  const last = lastInOrder(state, seats)
  const among = seats.filter((seat) => seat === last || candidates.includes(seat))
  const next = inRound(state, among, last)
  return next === null ? null : { ...next, candidates }
}

function mayGoOn(state: RunState, seats: string[]): string[] {
  const { spoken, lastHeard } = state.phaseTurns
  const repeats = state.policy.allowRepeatedSpeaker === true || seats.length === 1
  const others = repeats ? seats : seats.filter((seat) => seat !== lastHeard)
  const turns = (seat: string) => spoken[seat] ?? 0
  const least = Math.min(...seats.map(turns))
  const fair = others.filter((seat) => turns(seat) < least + MOST_AHEAD)
  if (fair.length > 0) return fair
  // Who was heard least has just spoken: the next least goes on.
  const next = Math.min(...others.map(turns))
  return others.filter((seat) => turns(seat) === next)
}

/** In the decision: called by the moderator, cast by the experts, a tie broken or the matter decided by the moderator, then written down. */
export function votingOrder(state: RunState): Selected | null {
  const item = openItem(state)
  const moderator = seatOfRole(state, 'moderator')
  const allVoted = heardExperts(state).every((seat) => hasSpoken(state, seat))
  if (item !== null && item.decision === null && allVoted && moderator !== undefined) {
    const { moderator: asked } = tally(state, item)
    const { tied, decides } = wordingOf(state).floor
    if (asked !== null && item.tieBreak === null)
      return {
        speaker: moderator,
        candidates: [moderator],
        rationale: asked === 'decides' ? decides : tied,
      }
  }
  return unheard(state, speakingSeats(state))
}

/** The order of a round, with its reason in the meeting's language. */
function unheard(state: RunState, seats: string[]): Selected | null {
  const heard = seats.filter((seat) => hasSpoken(state, seat))
  const next = nextUnheard(seats, heard)
  if (next === null) return null
  const { speaker: seat, rationale: why, candidates } = next
  const rationale = wordingOf(state).floor.ordered({ why, seat, waiting: candidates.length, after: null })
  return { ...next, rationale }
}

function inRound(state: RunState, seats: string[], last: string | null): Selected | null {
  const next = nextInRound(seats, last)
  if (next === null) return null
  const after = last !== null && seats.includes(last) ? last : null
  const { speaker: seat, rationale: why } = next
  return { ...next, rationale: wordingOf(state).floor.ordered({ why, seat, waiting: null, after }) }
}

/** Behind whom the round goes on: the last speaker or, where that one is muted now, whoever comes before it. */
function lastInOrder(state: RunState, speaking: string[]): string | null {
  const { last } = state.phaseTurns
  if (last === null || speaking.includes(last)) return last
  const all = phaseSeats(state)
  const at = all.indexOf(last)
  if (at < 0) return last
  return [...all.slice(at), ...all.slice(0, at)].findLast((seat) => speaking.includes(seat)) ?? null
}
