import type { Point } from './trace.ts'

/** A line of steps from the beginning to now, or back again, to close an area. */
export function stepped(
  points: readonly Point[],
  nowMs: number,
  of: (point: Point) => number,
  x: (ms: number) => number,
  y: (n: number) => number,
  isBack = false,
): string {
  const corners: [number, number][] = [[x(0), y(0)]]
  let last = 0
  for (const point of points) {
    corners.push([x(point.elapsedMs), y(last)], [x(point.elapsedMs), y(of(point))])
    last = of(point)
  }
  corners.push([x(nowMs), y(last)])
  const drawn = isBack ? corners.toReversed() : corners
  return drawn.map(([px, py], at) => `${at === 0 && !isBack ? 'M' : 'L'}${round(px)} ${round(py)}`).join(' ')
}

const round = (n: number): number => Math.round(n * 10) / 10
