import { nextInRound, nextUnheard } from '../../autogen/chat/policies/round-robin.ts'
import type { Selected } from '../../autogen/chat/policies/types.ts'
import { tally } from '../decisions/tally.ts'
import { blindRoundIsOpen, expertSeats, hasSpoken, phaseSeats, seatOfRole } from '../phases.ts'
import { openItem, type RunState } from '../state.ts'
import { wordingOf } from '../wording/wording.ts'

export type Choice = { seat: string; rationale: string; candidates: string[]; policy: string }

/**
 * Who speaks next in the phase as it stands. Turns that somebody asked for come first and are recorded under the
 * policy `floor`; then the run's own policy goes on where it was. Null: nobody can.
 */
export function chooseSpeaker(state: RunState): Choice | null {
  const words = wordingOf(state).floor
  const asked = state.floor.find((one) => !hasAnsweredBlind(state, one.seat))
  if (asked !== undefined)
    return {
      seat: asked.seat,
      rationale: words.asked(asked),
      candidates: [asked.seat],
      policy: 'floor',
    }
  const selected = state.phase === 'decision' ? votingOrder(state) : inPhase(state)
  if (selected === null) return null
  const alone = selected.candidates.length === 1 && phaseSeats(state).length === 1
  const rationale = words.inPhase(state.phase, alone ? words.alone(selected.speaker) : selected.rationale)
  return { seat: selected.speaker, rationale, candidates: selected.candidates, policy: state.policy.name }
}

/** In the blind round nobody is heard twice: who has answered gets the floor after the reveal. */
const hasAnsweredBlind = (state: RunState, seat: string): boolean =>
  blindRoundIsOpen(state) && hasSpoken(state, seat)

function inPhase(state: RunState): Selected | null {
  const seats = phaseSeats(state)
  const heard = seats.filter((seat) => (state.phaseTurns.spoken[seat] ?? 0) > 0)
  return unheard(state, seats, heard) ?? inRound(state, seats)
}

/** In the decision: called by the moderator, cast by the experts, a tie broken by the moderator, then written down. */
function votingOrder(state: RunState): Selected | null {
  const item = openItem(state)
  const spoken = (seat: string) => (state.phaseTurns.spoken[seat] ?? 0) > 0
  const experts = expertSeats(state)
  const moderator = seatOfRole(state, 'moderator')
  if (item !== null && item.decision === null && experts.every(spoken) && moderator !== undefined) {
    if (tally(item, experts).tied && item.tieBreak === null)
      return {
        speaker: moderator,
        candidates: [moderator],
        rationale: wordingOf(state).floor.tied,
      }
  }
  const seats = phaseSeats(state)
  return unheard(state, seats, seats.filter(spoken))
}

/** The order of a round, with its reason in the meeting's language. */
function unheard(state: RunState, seats: string[], heard: string[]): Selected | null {
  const next = nextUnheard(seats, heard)
  if (next === null) return null
  const { speaker: seat, rationale: why, candidates } = next
  const rationale = wordingOf(state).floor.ordered({ why, seat, waiting: candidates.length, after: null })
  return { ...next, rationale }
}

function inRound(state: RunState, seats: string[]): Selected | null {
  const { last } = state.phaseTurns
  const next = nextInRound(seats, last)
  if (next === null) return null
  const after = last !== null && seats.includes(last) ? last : null
  const { speaker: seat, rationale: why } = next
  return { ...next, rationale: wordingOf(state).floor.ordered({ why, seat, waiting: null, after }) }
}
