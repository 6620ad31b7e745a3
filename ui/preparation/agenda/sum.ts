import type { Point } from '../draft/form.ts'
import { minutesOf } from './durations.ts'

/** What the items take, in minutes; those whose time cannot be read count as nothing, and say so at their field. */
export const plannedMinutes = (agenda: readonly Pick<Point, 'time'>[]): number =>
  agenda.reduce((sum, { time }) => sum + (minutesOf(time) ?? 0), 0)

/** How much of a bar each item takes, as shares of the longer of both: the plan or the whole. */
export function barParts(
  agenda: readonly Pick<Point, 'key' | 'title' | 'time'>[],
  whole: number,
): { key: string; title: string; minutes: number; share: number }[] {
  const length = Math.max(whole, plannedMinutes(agenda))
  return agenda.map(({ key, title, time }) => {
    const minutes = minutesOf(time) ?? 0
    return { key, title, minutes, share: length === 0 ? 0 : minutes / length }
  })
}
