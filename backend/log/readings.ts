import { getHeapStatistics } from 'node:v8'
import { apart } from '../council/apart.ts'
import type { RunState } from '../council/state.ts'
import { detached } from '../council/timeline/detached.ts'
import { MarkGatherer, type Marks } from '../council/timeline/marks.ts'
import { NOTHING_READ, readingAfter, readingAfterSealed, type Reading } from '../council/timeline/reading.ts'
import { mayReadEvent, type Reader } from '../council/withholding.ts'
import type { RunLog } from '../ports/run-log.ts'
import { oneAfterAnother, type Kept } from './one-after-another.ts'
import { readOn, STRIDE, strides } from './strides.ts'

/** A reading of a run that exists. */
export type ReadRun = Reading & { state: RunState }

/** One way through a log, and all that it leaves: nobody else goes through it again for any of this. */
type ReadSoFar = Kept & {
  reading: Reading
  /** How it read at multiples of the stride, in their order. Lists are the newest reading's: to be looked at, not folded on. */
  stops: Reading[]
  marks: MarkGatherer
}

/** A run of so many events is folded once for all, one that is shorter by whoever wants to. */
const LONG = 5_000
/** Texts of ordinary length make a reading this large, for each of its events. */
const BYTES_AN_EVENT = 850
/** Events whose readings are kept at hand: a tenth of the heap, and no more than a few long runs need at once. */
const MOST_EVENTS = Math.min(200_000, Math.floor(getHeapStatistics().heap_size_limit / 10 / BYTES_AN_EVENT))

/**
 * Runs as readers see them, rows and all, now and at any seq before, each folded once and then only on from there; those
 * that were not asked for longest are put away.
 */
export class Readings {
  readonly #log: Pick<RunLog, 'read'>
  readonly #most: number
  readonly #stride: number
  readonly #long: number
  readonly #kept = new Map<string, ReadSoFar>()

  constructor(log: Pick<RunLog, 'read'>, { most = MOST_EVENTS, stride = STRIDE, long = LONG } = {}) {
    this.#log = log
    this.#most = most
    this.#stride = stride
    this.#long = long
  }

  /** The run up to `seq` at least; null where its log is empty. */
  of(runId: string, seq: number): Promise<ReadRun | null> {
    return this.#reading(runId, seq, ({ reading }) => reading)
  }

  /** The run at `seq`, or at its end where that is earlier; null where its log is empty. */
  at(runId: string, seq: number): Promise<ReadRun | null> {
    return this.#reading(runId, seq, ({ reading, stops }) =>
      (reading.state?.seq ?? 0) <= seq ? reading : this.#from(stops, runId, seq),
    )
  }

  /** What a scrubber draws of the run up to `seq` at least. */
  marks(runId: string, seq: number): Promise<Marks> {
    return this.#read(runId, seq, ({ marks }) => marks.marks())
  }

  /**
   * The state of a run for somebody who folds it on by themselves; null where they may as well read it themselves: it is
   * neither at hand, nor being read, nor long.
   */
  async stateOf(runId: string, seq: number): Promise<RunState | null> {
    if (!this.#kept.has(runId) && seq < this.#long) return null
    const reading = await this.of(runId, seq)
    return reading === null ? null : apart(reading.state)
  }

  async #reading(
    runId: string,
    seq: number,
    of: (kept: ReadSoFar) => Reading | Promise<Reading>,
  ): Promise<ReadRun | null> {
    const reading = await this.#read(runId, seq, of)
    const { state } = reading
    if (state === null) this.#kept.delete(runId)
    return state === null ? null : { ...reading, state }
  }

  async #read<T>(runId: string, seq: number, of: (kept: ReadSoFar) => T | Promise<T>): Promise<T> {
    // Readings of a run share their lists: one goes on with them at a time.
    const found = await oneAfterAnother(this.#kept, runId, fresh, async (kept) => {
      await this.#readOn(kept, runId, seq)
      return of(kept)
    })
    this.#putAway()
    return found
  }

  async #readOn(kept: ReadSoFar, runId: string, seq: number): Promise<void> {
    const { stops, marks } = kept
    const read = (reading: Reading, event: Parameters<typeof readingAfter>[1]): Reading => {
      marks.see(event)
      return readingAfter(reading, event)
    }
    for await (const reading of strides(this.#log, kept.reading, {
      runId,
      seq,
      stride: this.#stride,
      read,
    })) {
      kept.reading = reading
      if (reading.state?.seq === this.#stride * (stops.length + 1)) stops.push(reading)
    }
  }

  /** The past, folded on from the nearest stop before it. */
  async #from(stops: readonly Reading[], runId: string, seq: number): Promise<Reading> {
    const stride = this.#stride
    const nearest = stops[Math.min(stops.length, Math.floor(seq / stride)) - 1]
    const from = nearest === undefined ? NOTHING_READ : detached(nearest)
    return readOn(strides(this.#log, from, { runId, seq, stride, read: readingAfter }), from)
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

const fresh = (): ReadSoFar => ({
  reading: NOTHING_READ,
  stops: [],
  marks: new MarkGatherer(),
  tail: Promise.resolve(),
})

/** The run as this reader knows it while something is kept from them: what is withheld is not folded. */
export async function shownReading(
  log: Pick<RunLog, 'read'>,
  now: RunState,
  reader: Reader,
  seq: number = now.seq,
): Promise<ReadRun> {
  const read: typeof readingAfter = (reading, event) =>
    mayReadEvent(now, reader, event) ? readingAfter(reading, event) : readingAfterSealed(reading, event)
  const way = strides(log, NOTHING_READ, { runId: now.runId, seq, stride: STRIDE, read })
  const reading = await readOn(way, NOTHING_READ)
  if (reading.state === null) throw new Error(`The log of ${now.runId} is empty.`)
  return { ...reading, state: reading.state }
}
