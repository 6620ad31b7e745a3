import type { RunState } from '../../backend/council/state.ts'

export const SHAPES = [
  'hexagon',
  'circle',
  'square',
  'diamond',
  'pentagon',
  'triangle',
  'octagon',
  'shield',
] as const
export type Shape = (typeof SHAPES)[number] | 'person'

/** How a seat is told from the others: by shape and initials first, by hue as well. */
export type Speaker = { name: string; initials: string; shape: Shape; hue: string }

/** The look of a seat, the same everywhere; without a seat it is a person from outside the table. */
export function speakerOf(
  seats: readonly Pick<RunState['seats'][number], 'seat' | 'name'>[],
  seat: string | null,
  name: string,
): Speaker {
  const index = seats.findIndex((one) => one.seat === seat)
  const shape = SHAPES[index % SHAPES.length]
  if (index < 0 || shape === undefined)
    return { name, initials: initialsOf(name), shape: 'person', hue: 'hue-0' }
  const known = seats[index]?.name ?? name
  return { name: known, initials: initialsOf(known), shape, hue: `hue-${(index % 7) + 1}` }
}

/** "Expert A" is EA, "Moderator" is Mo. */
export function initialsOf(name: string): string {
  const [first = '', second] = name.split(/[\s_-]+/).filter(Boolean)
  const of = (word: string) => Array.from(word)[0]?.toUpperCase() ?? ''
  return second === undefined ? of(first) + (Array.from(first)[1] ?? '') : of(first) + of(second)
}
