import type { RunState } from '../council/state.ts'
import { isKeptBlind, type Reader } from '../council/withholding.ts'
import { mayBeSealed, shownBytes } from '../log/shown.ts'
import { eventText, wireBytes } from './frames.ts'
import type { Batch } from './watcher.ts'

/** Events as they go to every viewer; `texts` are their frames. */
export function batchOf(events: readonly { seq: number; bytes: string }[], texts: readonly string[]): Batch {
  const batch = { from: events[0]?.seq ?? 0, to: events.at(-1)?.seq ?? 0, bytes: wireBytes(texts) }
  return events.some(mayBeSealed) ? { ...batch, sealed: events } : batch
}

/** The same for one viewer: what is kept from them stands there without its data. */
export function shownTo(batches: readonly Batch[], state: RunState, reader: Reader): readonly Batch[] {
  if (!isKeptBlind(state, reader)) return batches
  const text = eventText(state.runId)
  return batches.map((batch) =>
    batch.sealed === undefined
      ? batch
      : {
          ...batch,
          bytes: wireBytes(batch.sealed.map((event) => text({ bytes: shownBytes(state, reader, event) }))),
        },
  )
}
