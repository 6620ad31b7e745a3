import { remainingMs } from '../../backend/council/time-left.ts'
import type { RunState } from '../../backend/council/state.ts'
import { timeboxes } from '../run/time-view.ts'

/** What more time for the open box does to the rest: who loses how much of it, or that the whole grows. */
export type Effect =
  | { kind: 'grows'; totalMs: number }
  | { kind: 'fits' }
  | { kind: 'loses'; items: { title: string; byMs: number }[] }
  | { kind: 'cut'; byMs: number }

/** The whole council's time stays as it is, so the items behind the open one give what does not fit any more. */
export function effectOf(run: RunState, moreMs: number, elapsedMs: number): Effect | null {
  const { main, whole } = timeboxes(run)
  if (main === undefined) return null
  if (whole === undefined || main === whole) return { kind: 'grows', totalMs: main.totalMs + moreMs }
  const itemMs = Math.max(0, remainingMs(main, elapsedMs))
  const wholeMs = Math.max(0, remainingMs(whole, elapsedMs))
  const later = run.meeting.agenda.filter(
    ({ id }) => id !== run.itemId && (run.items[id]?.state ?? 'pending') === 'pending',
  )
  const planned = later.map(({ timeboxMinutes }) => timeboxMinutes * 60_000)
  const [before, after] = [lossesOf(wholeMs - itemMs, planned), lossesOf(wholeMs - itemMs - moreMs, planned)]
  const items = later.flatMap(({ title }, at) => {
    const byMs = (after[at] ?? 0) - (before[at] ?? 0)
    return byMs > 0 ? [{ title, byMs }] : []
  })
  if (items.length > 0) return { kind: 'loses', items }
  const overMs = itemMs + moreMs - wholeMs
  return overMs > 0 ? { kind: 'cut', byMs: overMs } : { kind: 'fits' }
}

/** How much each of the items in a row goes short of, where so much time is left for all of them. */
function lossesOf(leftMs: number, planned: readonly number[]): number[] {
  let free = Math.max(0, leftMs)
  return planned.map((wanted) => {
    const given = Math.min(free, wanted)
    free -= given
    return wanted - given
  })
}
