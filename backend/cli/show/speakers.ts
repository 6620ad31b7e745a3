import type { Seat } from '../../../schemas/generated/types.ts'
import type { RunState } from '../../council/state.ts'
import { type Colour, SPEAKER_COLOURS } from './colours.ts'

const SHAPES: Record<Seat['role'], readonly string[]> = {
  moderator: ['◆'],
  expert: ['●', '▲', '◼', '★', '⬟'],
  scribe: ['✎'],
  integrator: ['✚'],
  observer: ['○'],
}
/** Whoever speaks without a seat. */
const PERSON = '▶'

export type Speaker = { shape: string; name: string; colour: Colour | null }

/** A speaker is known by shape, name and colour, so that none of the three has to be seen. */
export function speakerOf({ seats }: RunState, seat: string | null, name: string): Speaker {
  const index = seats.findIndex((one) => one.seat === seat)
  const found = seats[index]
  if (found === undefined) return { shape: PERSON, name, colour: null }
  const shapes = SHAPES[found.role]
  const nth = seats.slice(0, index).filter(({ role }) => role === found.role).length
  return {
    shape: shapes[nth % shapes.length] ?? PERSON,
    name: found.name,
    colour: SPEAKER_COLOURS[index % SPEAKER_COLOURS.length] ?? null,
  }
}
