import { readEvents } from '../lib/read-events.ts'
import { readTranscript } from '../lib/read-transcript.ts'
import type { PlayerClock, Recording } from './player.ts'

/** What the server holds of a run; it is asked for pages and past states, and for nothing else. */
export const recordingOf = (runId: string): Recording => ({
  opening: (seq) => readTranscript.opening(runId, seq),
  events: (after) => readEvents(runId, after),
})

/** The clock of the page. */
export const pageClock: PlayerClock = {
  now: () => performance.now(),
  after(ms, work) {
    const timer = setTimeout(work, ms)
    return () => clearTimeout(timer)
  },
}
