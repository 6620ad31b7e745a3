import type { Tracks } from './lane.ts'

/** The answer to who stands where, as far as it can be said in a sentence. */
export type Headline =
  | { kind: 'nobody' | 'noneFor' }
  | { kind: 'all'; n: number; optionId: string }
  | { kind: 'lead'; n: number; of: number; optionId: string }
  | { kind: 'split'; n: number; optionIds: string[] }

/** How many of those who spoke stand for the option that most stand for. */
export function headlineOf({ lanes, nowhere }: Tracks): Headline {
  const spoke = new Set(
    [...nowhere, ...lanes.flatMap(({ marks, unplaced }) => [...marks, ...unplaced])].map(({ seat }) => seat),
  )
  if (spoke.size === 0) return { kind: 'nobody' }
  const sides = lanes.map(({ optionId, marks }) => ({
    optionId,
    n: marks.filter(({ stop }) => stop > 0).length,
  }))
  const n = Math.max(0, ...sides.map((side) => side.n))
  const [first, ...others] = sides.filter((side) => side.n === n)
  if (n === 0 || first === undefined) return { kind: 'noneFor' }
  if (others.length > 0)
    return { kind: 'split', n, optionIds: [first, ...others].map(({ optionId }) => optionId) }
  if (n === spoke.size) return { kind: 'all', n, optionId: first.optionId }
  return { kind: 'lead', n, of: spoke.size, optionId: first.optionId }
}

/** Everybody seems to agree, and nobody has said so. */
export const isUnsaid = ({ lanes }: Tracks): boolean => {
  const marks = lanes.flatMap((lane) => lane.marks)
  return marks.length > 0 && marks.every(({ basis }) => basis !== 'said')
}
