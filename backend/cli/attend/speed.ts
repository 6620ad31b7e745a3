import { FASTEST, SLOWEST, type Speed } from '../../council/timeline/playing.ts'
import { UsageFault } from '../usage.ts'

/** How fast a log is shown again, as an option gives it. */
export function speedOf(given: string): Speed {
  if (given === 'reading' || given === 'max') return given
  const speed = /^\d{1,2}(?:\.\d{1,2})?$/.test(given) ? Number(given) : Number.NaN
  if (speed >= SLOWEST && speed <= FASTEST) return speed
  throw new UsageFault(`--speed is “${given}”; it must be ${SLOWEST} to ${FASTEST}, reading or max.`)
}
