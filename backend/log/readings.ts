import { setImmediate } from 'node:timers/promises'
import { getHeapStatistics } from 'node:v8'
import { apart } from '../council/apart.ts'
import type { RunState } from '../council/state.ts'
import { NOTHING_READ, readingAfter, readingAfterSealed, type Reading } from '../council/timeline/reading.ts'
import { mayReadEvent, type Reader } from '../council/withholding.ts'
import type { RunLog } from '../ports/run-log.ts'
import { parseStored } from './fold-stored.ts'
import { oneAfterAnother, type Kept } from './one-after-another.ts'

/** A reading of a run that exists. */
export type ReadRun = Reading & { state: RunState }

type ReadSoFar = Kept & { reading: Reading }

const PAGE = 1_000
/** Texts of ordinary length make a reading this large, for each of its events. */
const BYTES_AN_EVENT = 850
/** Events whose readings are kept at hand: a tenth of the heap, and no more than a few long runs need at once. */
const MOST_EVENTS = Math.min(200_000, Math.floor(getHeapStatistics().heap_size_limit / 10 / BYTES_AN_EVENT))

/**
 * Runs as readers see them, rows and all, each folded once and then only on from there; those that were not asked for
 * longest are put away.
 */
export class Readings {
  readonly #log: Pick<RunLog, 'read'>
  readonly #most: number
  readonly #kept = new Map<string, ReadSoFar>()

  constructor(log: Pick<RunLog, 'read'>, most = MOST_EVENTS) {
    this.#log = log
    this.#most = most
  }

  /** The run up to `seq` at least; null where its log is empty. */
  async of(runId: string, seq: number): Promise<ReadRun | null> {
    const fresh = () => ({ reading: NOTHING_READ, tail: Promise.resolve() })
    // Readings of a run share their lists.
    const reading = await oneAfterAnother(this.#kept, runId, fresh, async (kept) => {
      kept.reading = await readOn(this.#log, kept.reading, runId, seq, readingAfter)
      return kept.reading
    })
    this.#putAway()
    const { state } = reading
    if (state === null) this.#kept.delete(runId)
    return state === null ? null : { ...reading, state }
  }

  /** The state of a run that is at hand or being read, for somebody who folds it on by themselves; null where it is neither. */
  async stateOf(runId: string): Promise<RunState | null> {
    const kept = this.#kept.get(runId)
    await kept?.tail
    const state = kept?.reading.state ?? null
    return state === null ? null : apart(state)
  }

  #putAway(): void {
    let events = 0
    for (const { reading } of this.#kept.values()) events += reading.state?.seq ?? 0
    for (const [runId, { reading }] of this.#kept) {
      if (events <= this.#most || this.#kept.size === 1) return
      this.#kept.delete(runId)
      events -= reading.state?.seq ?? 0
    }
  }
}

/** The run as this reader knows it while something is kept from them: what is withheld is not folded. */
export async function shownReading(
  log: Pick<RunLog, 'read'>,
  now: RunState,
  reader: Reader,
  seq: number = now.seq,
): Promise<ReadRun> {
  const shown: typeof readingAfter = (reading, event) =>
    mayReadEvent(now, reader, event) ? readingAfter(reading, event) : readingAfterSealed(reading, event)
  const reading = await readOn(log, NOTHING_READ, now.runId, seq, shown)
  if (reading.state === null) throw new Error(`The log of ${now.runId} is empty.`)
  return { ...reading, state: reading.state }
}

async function readOn(
  log: Pick<RunLog, 'read'>,
  from: Reading,
  runId: string,
  seq: number,
  fold: typeof readingAfter,
): Promise<Reading> {
  let reading = from
  for (let after = reading.state?.seq ?? 0; after < seq;) {
    const events = await log.read(runId, after, Math.min(PAGE, seq - after))
    const last = events.at(-1)
    if (last === undefined) break
    for (const { bytes } of events) reading = fold(reading, parseStored(bytes))
    after = last.seq
    // A long run takes a second: others are answered in between.
    if (after < seq) await setImmediate()
  }
  return reading
}
