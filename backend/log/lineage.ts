import type { StoredEvent } from '../ports/run-log.ts'

/** A fork's parent: its log up to `seq` is the fork's as well, shared and not copied. */
export type Parent = { runId: string; seq: number }

/** A stretch of a log: the events of this run up to `until`. */
export type Stretch = { runId: string; until: number }

/** A fork of a fork of … : a chain this long is a fault of the store, not a wish of anybody. */
const MOST_ANCESTORS = 1_000

/** Whose events a run's log is made of, from the first ancestor's to its own. */
export function stretchesOf(runId: string, parentOf: (runId: string) => Parent | null): Stretch[] {
  const found: Stretch[] = [{ runId, until: Infinity }]
  let until = Infinity
  let parent = parentOf(runId)
  while (parent !== null) {
    if (found.length > MOST_ANCESTORS) throw new Error(`The ancestors of ${runId} have no end.`)
    // A fork of a fork may begin before its parent did: then nothing of the parent itself is shared.
    until = Math.min(until, parent.seq)
    found.unshift({ runId: parent.runId, until })
    parent = parentOf(parent.runId)
  }
  return found
}

/** Reads across the stretches; `read` knows one run's own events only. */
export function readStretches(
  stretches: readonly Stretch[],
  after: number,
  limit: number,
  read: (runId: string, after: number, until: number, limit: number) => StoredEvent[],
): StoredEvent[] {
  const events: StoredEvent[] = []
  for (const { runId, until } of stretches) {
    const from = events.at(-1)?.seq ?? after
    if (until <= from) continue
    for (const event of read(runId, from, until, limit - events.length)) events.push(event)
    if (events.length >= limit) break
  }
  return events
}
