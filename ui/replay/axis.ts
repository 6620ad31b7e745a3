import { placesOf, type Marks } from './marks.ts'

/** A stretch of the time axis; a silence that is folded has a width of its own. */
export type Stretch = { from: number; to: number; x: number; width: number; isBreak: boolean }
export type Axis = {
  stretches: readonly Stretch[]
  xOf(at: number): number
  timeOf(x: number): number
}

/** Silences longer than this share of the run are folded, each to so many pixels (SPEC section 11). */
const SHARE = 0.05
const BREAK_PX = 28
/** In a council that was over in a minute every turn is as long; nobody calls that a silence. */
const LEAST_MS = 30_000

/** From which length on nothing happening is a silence. */
export const silenceOf = ({ startedAt, endedAt }: Pick<Marks, 'startedAt' | 'endedAt'>): number =>
  Math.max(LEAST_MS, (endedAt - startedAt) * SHARE)

/** The time of a run on a line of `width` pixels. */
export function axisOf(marks: Marks, width: number, folds: boolean): Axis {
  const { startedAt, endedAt } = marks
  const gaps = folds ? silencesOf(marks) : []
  const total = endedAt - startedAt
  const silent = gaps.reduce((sum, { from, to }) => sum + to - from, 0)
  // Breaks never take more than half of the line.
  const broken = gaps.length === 0 ? 0 : Math.min(BREAK_PX, width / 2 / gaps.length)
  const scale = total - silent <= 0 ? 0 : (width - broken * gaps.length) / (total - silent)
  const stretches: Stretch[] = []
  let [at, x] = [startedAt, 0]
  const put = (to: number, isBreak: boolean) => {
    const long = isBreak ? broken : (to - at) * scale
    if (to > at) stretches.push({ from: at, to, x, width: long, isBreak })
    if (to > at) [at, x] = [to, x + long]
  }
  for (const gap of gaps) {
    put(gap.from, false)
    put(gap.to, true)
  }
  put(endedAt, false)
  return { stretches, xOf: (time) => xOn(stretches, time), timeOf: (place) => timeOn(stretches, place) }
}

function silencesOf(marks: Marks): { from: number; to: number }[] {
  const least = silenceOf(marks)
  const times = placesOf(marks).map(({ at }) => at)
  return times.flatMap((to, index) => {
    const from = times[index - 1]
    return from !== undefined && to - from > least ? [{ from, to }] : []
  })
}

function xOn(stretches: readonly Stretch[], time: number): number {
  const last = stretches.at(-1)
  const one = stretches.find(({ to }) => time <= to)
  if (one === undefined) return last === undefined ? 0 : last.x + last.width
  return one.x + Math.max(0, (time - one.from) / (one.to - one.from)) * one.width
}

function timeOn(stretches: readonly Stretch[], x: number): number {
  const last = stretches.at(-1)
  const one = stretches.find((stretch) => x <= stretch.x + stretch.width)
  if (one === undefined) return last?.to ?? 0
  return one.width === 0 ? one.to : one.from + Math.max(0, (x - one.x) / one.width) * (one.to - one.from)
}
