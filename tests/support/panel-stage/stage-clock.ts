import { systemClock } from '../../../backend/engine/system.ts'
import type { Clock } from '../../../backend/ports/outside.ts'

/** A clock that begins where the staged run's log ends, and then goes as fast as any. */
export function stageClock(start: number): Clock {
  const offset = start - systemClock.now()
  return {
    now: () => systemClock.now() + offset,
    monotonic: () => systemClock.monotonic(),
    sleep: (ms, signal) => systemClock.sleep(ms, signal),
  }
}
