import { styleText } from 'node:util'
import type { Seat } from '../../../schemas/generated/types.ts'
import type { RunState } from '../../council/state.ts'

export type Style = (text: string, ...formats: Format[]) => string
export type Format = 'bold' | 'dim' | 'italic' | Colour
type Colour = (typeof COLOURS)[number]

const COLOURS = ['cyan', 'yellow', 'magenta', 'green', 'blue', 'red'] as const
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
    colour: COLOURS[index % COLOURS.length] ?? null,
  }
}

/** Colours where the stream is a terminal that has them; NO_COLOR and FORCE_COLOR are heard. */
export const styleFor =
  (stream: NodeJS.WriteStream): Style =>
  (text, ...formats) =>
    text === '' ? '' : styleText(formats, text, { stream })

export const unstyled: Style = (text) => text
