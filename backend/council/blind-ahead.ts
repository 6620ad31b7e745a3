import { waitsForPerson } from './people.ts'
import { blindRoundIsOpen, hasSpoken, speakingSeats } from './phases.ts'
import { nextId, type RunState } from './state.ts'

/**
 * The seats whose blind answers are asked for while another seat has the floor, with the turns they will have: nobody
 * sees anything of another's answer, so nobody has to wait for it. The log still tells one turn after the other.
 * People are left out, for they are asked when it is their turn.
 */
export function blindAhead(state: RunState): { turnId: string; seat: string }[] {
  return state.turn === null ? [] : others(state, state.turn.seat)
}

/** Whose answers are on their way between two turns of the round, or while it is paused. */
export function askedAhead(state: RunState): { turnId: string; seat: string }[] {
  const begun = state.phaseTurns.turns > 0 || state.retry !== null
  return begun ? others(state, state.retry?.seat ?? null) : []
}

function others(state: RunState, speaker: string | null): { turnId: string; seat: string }[] {
  if (!blindRoundIsOpen(state)) return []
  const first = Number(nextId(state, 't').slice(1))
  return speakingSeats(state)
    .filter((seat) => seat !== speaker && !hasSpoken(state, seat))
    .map((seat, place) => ({ seat, turnId: `t${first + place}` }))
    .filter(({ seat }) => !waitsForPerson(state, seat))
}
