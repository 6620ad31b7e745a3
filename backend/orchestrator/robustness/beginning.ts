import { forkTrackAfter, forkTrackAtEnd, NO_TRACK } from '../../council/fork/fork-point.ts'
import { parseStored } from '../../log/fold-stored.ts'
import type { RunLog, StoredEvent } from '../../ports/run-log.ts'

/** Few: most logs begin with a single event. */
const PAGE = 50

/**
 * The log of a run up to where its own council begins: its `run_created`, in a fork also all it shares and what it began
 * with. From there on everything is said again.
 */
export async function beginningOf(log: Pick<RunLog, 'read'>, runId: string): Promise<StoredEvent[]> {
  let track = NO_TRACK
  let own = Infinity
  const events: StoredEvent[] = []
  for (;;) {
    const page = await log.read(runId, events.at(-1)?.seq ?? 0, PAGE)
    for (const stored of page) {
      const event = parseStored(stored.bytes)
      track = forkTrackAfter(track, event)
      if (track.point >= own) return events.slice(0, track.point)
      if (event.type === 'run_created' && event.runId === runId) own = event.seq
      events.push(stored)
    }
    if (page.length === 0) break
  }
  const { point } = forkTrackAtEnd(track)
  if (point < own) throw new Error(`The log of ${runId} has no beginning from which it can be held again.`)
  return events.slice(0, point)
}
