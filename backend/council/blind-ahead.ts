import { waitsForPerson } from './people.ts'
import { blindRoundIsOpen, hasSpoken, speakingSeats } from './phases.ts'
import { nextId, type RunState } from './state.ts'

/**
 * The seats whose blind answers are asked for while another seat has the floor, with the turns they will have: nobody
 * sees anything of another's answer, so nobody has to wait for it. The log still tells one turn after the other.
 * People are left out, for they are asked when it is their turn.
 */
export function blindAhead(state: RunState): { turnId: string; seat: string }[] {
  if (!blindRoundIsOpen(state) || state.turn === null) return []
  const first = Number(nextId(state, 't').slice(1))
  return speakingSeats(state)
    .filter((seat) => seat !== state.turn?.seat && !hasSpoken(state, seat))
    .map((seat, place) => ({ seat, turnId: `t${first + place}` }))
    .filter(({ seat }) => !waitsForPerson(state, seat))
}
