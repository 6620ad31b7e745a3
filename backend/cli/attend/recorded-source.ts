import { setImmediate } from 'node:timers/promises'
import { beatOf, restMs, type Beat, type Speed } from '../../council/timeline/playing.ts'
import { LogFileInvalid, type FiledEvent } from '../../log/log-file.ts'
import type { Clock } from '../../ports/outside.ts'
import { UsageFault } from '../usage.ts'
import type { Source } from './source.ts'

/** So many events without a rest, and a key that was pressed is looked at. */
const STRETCH = 500

/** A log that is told again in its own time, event by event; nothing can be asked of it. */
export function recordedSource(
  events: AsyncIterable<FiledEvent>,
  { name, speed, clock }: { name: string; speed: Speed; clock: Pick<Clock, 'sleep' | 'monotonic'> },
): Source {
  return {
    async follow(hear, signal) {
      let before: Beat | null = null
      let due = clock.monotonic()
      try {
        for await (const { stored, event } of events) {
          const beat = beatOf(event)
          // By the time at which it is due, not by rests in a row: those add up what drawing takes.
          due += restMs(before, beat, speed)
          before = beat
          const left = due - clock.monotonic()
          if (left > 0) await clock.sleep(left, signal)
          else if (stored.seq % STRETCH === 0) await setImmediate()
          if (signal.aborted) return
          hear.event(stored.bytes)
          // From the first event on it is told as it happens.
          if (stored.seq === 1) hear.caughtUp()
        }
      } catch (fault) {
        if (fault instanceof LogFileInvalid) throw new UsageFault(`${name} is no run log: ${fault.message}`)
        throw fault
      }
    },
    command: () => Promise.reject(new Error('Nothing is asked of what is only shown again.')),
  }
}
