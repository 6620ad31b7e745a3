import type { RunEvent } from '../../../backend/council/events.ts'
import { NOTHING_READ, readingAfter, type Reading } from '../../../backend/council/timeline/reading.ts'
import type { RunState } from '../../../backend/council/state.ts'
import type { Trail } from '../../../backend/council/timeline/trail.ts'

/** A log as the page holds it once it has read it. */
export function read(events: readonly RunEvent[]): Reading & { run: RunState; trail: Trail } {
  const reading = events.reduce(readingAfter, NOTHING_READ)
  const { state, trail } = reading
  if (state === null || trail === null) throw new Error('The log is empty.')
  return { ...reading, run: state, trail }
}
