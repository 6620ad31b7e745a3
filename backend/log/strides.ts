import { setImmediate } from 'node:timers/promises'
import type { Reading, readingAfter } from '../council/timeline/reading.ts'
import type { RunLog } from '../ports/run-log.ts'
import { parseStored } from './fold-stored.ts'

/** Folding so many events takes a few milliseconds: a look at the past waits for no more, nor does anybody else. */
export const STRIDE = 500

export type Way = { runId: string; seq: number; stride: number; read: typeof readingAfter }

/** Reads a log on from a reading, and says how it reads at each multiple of the stride and at the end. */
export async function* strides(
  log: Pick<RunLog, 'read'>,
  from: Reading,
  { runId, seq, stride, read }: Way,
): AsyncGenerator<Reading> {
  let reading = from
  for (let after = from.state?.seq ?? 0; after < seq;) {
    const until = Math.min(seq, (Math.floor(after / stride) + 1) * stride)
    const events = await log.read(runId, after, until - after)
    const last = events.at(-1)
    if (last === undefined) return
    for (const { bytes } of events) reading = read(reading, parseStored(bytes))
    after = last.seq
    yield reading
    // A long run takes a second: others are answered in between.
    if (after < seq) await setImmediate()
  }
}

/** How it reads at the end of the way. */
export async function readOn(way: AsyncIterable<Reading>, from: Reading): Promise<Reading> {
  let last = from
  for await (const reading of way) last = reading
  return last
}
