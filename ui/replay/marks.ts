import type { Mark, Marks, Stop } from '../../backend/council/timeline/marks.ts'
import { has, isRow } from '../lib/reading.ts'

/** What the server answers at `GET /runs/{id}/marks`; null where that is something else. */
export function marksOf(answer: unknown): Marks | null {
  return isMarks(answer) ? answer : null
}

function isMarks(value: unknown): value is Marks {
  return (
    isRow(value) &&
    ['lastSeq', 'startedAt', 'endedAt'].every((key) => typeof value[key] === 'number') &&
    ['stops', 'marks', 'lanes'].every((key) => Array.isArray(value[key]) && value[key].every(isPlaced))
  )
}

const isPlaced = (one: unknown): boolean =>
  (has(one, 'seq') && typeof one.seq === 'number') || (has(one, 'from') && typeof one.from === 'number')

/** A place of a run that is known by its time. */
export type Place = { seq: number; at: number }

/** All places that are known, in order: the beginning, what was said, what happened, the end. */
export function placesOf({ startedAt, endedAt, lastSeq, stops, marks, lanes }: Marks): Place[] {
  const opened = lanes.map(({ from, fromAt }) => ({ seq: from, at: fromAt }))
  const closed = lanes.flatMap(({ to, toAt }) =>
    to === null || toAt === null ? [] : [{ seq: to, at: toAt }],
  )
  return [
    { seq: 1, at: startedAt },
    ...stops,
    ...marks,
    ...opened,
    ...closed,
    { seq: lastSeq, at: endedAt },
  ].toSorted((a, b) => a.seq - b.seq)
}

/** The last of those that stand at or before `value`; -1 where none does. */
export function lastBy<T>(sorted: readonly T[], of: (one: T) => number, value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const one = sorted[middle]
    if (one !== undefined && of(one) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The place that is nearest to a time, at or before it. */
export const seqAt = (places: readonly Place[], time: number): number =>
  places[
    Math.max(
      0,
      lastBy(places, ({ at }) => at, time),
    )
  ]?.seq ?? 1

/** The last message that was said by a seq. */
export const stopBy = (stops: readonly Stop[], seq: number): Stop | undefined =>
  stops[lastBy(stops, (one) => one.seq, seq)]

/** The next of these places in a direction; `undefined` where there is none. */
export function nextOf(seqs: readonly number[], seq: number, by: 1 | -1): number | undefined {
  return by > 0 ? seqs.find((one) => one > seq) : seqs.findLast((one) => one < seq)
}

export const turnsOf = ({ stops }: Marks): number[] => stops.filter(({ turn }) => turn).map(({ seq }) => seq)
export const itemsOf = ({ lanes }: Marks): number[] => lanes.map(({ from }) => from)
export const decisionsOf = ({ marks }: Marks): number[] =>
  marks.filter(({ kind }) => kind === 'decision').map(({ seq }) => seq)

export type { Mark, Marks, Stop }
