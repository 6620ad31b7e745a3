import { setImmediate } from 'node:timers/promises'
import { detached } from '../council/timeline/detached.ts'
import { NOTHING_READ, readingAfter, type Reading } from '../council/timeline/reading.ts'
import type { RunLog } from '../ports/run-log.ts'
import { parseStored } from './fold-stored.ts'
import { oneAfterAnother, type Kept } from './one-after-another.ts'
import type { ReadRun } from './readings.ts'

/** Folding so many events takes a few milliseconds: a look at the past waits for no more. */
const STRIDE = 500

/** Runs whose past is kept at hand. */
const MOST_RUNS = 20

type Marks = Kept & {
  /** Readings at multiples of the stride, in their order; nobody folds on from one of these themselves. */
  marks: Reading[]
}

/**
 * A run as it was at any seq. On the first way through a log a reading is kept at every stride, so that a later look folds
 * on from the nearest one and no further.
 */
export class PastReadings {
  readonly #log: Pick<RunLog, 'read'>
  readonly #stride: number
  readonly #kept = new Map<string, Marks>()

  constructor(log: Pick<RunLog, 'read'>, stride = STRIDE) {
    this.#log = log
    this.#stride = stride
  }

  /** The run at `seq`, or at its end where that is earlier; null where its log is empty. */
  async at(runId: string, seq: number): Promise<ReadRun | null> {
    const fresh = (): Marks => ({ marks: [], tail: Promise.resolve() })
    // Two on the same way would mark it twice.
    const reading = await oneAfterAnother(this.#kept, runId, fresh, ({ marks }) =>
      this.#read(runId, seq, marks),
    )
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST_RUNS) break
      this.#kept.delete(oldest)
    }
    const { state } = reading
    return state === null ? null : { ...reading, state }
  }

  async #read(runId: string, seq: number, marks: Reading[]): Promise<Reading> {
    const stride = this.#stride
    const nearest = marks[Math.min(marks.length, Math.floor(seq / stride)) - 1]
    let reading = nearest === undefined ? NOTHING_READ : detached(nearest)
    for (let after = reading.state?.seq ?? 0; after < seq;) {
      const until = Math.min(seq, (Math.floor(after / stride) + 1) * stride)
      const events = await this.#log.read(runId, after, until - after)
      const last = events.at(-1)
      if (last === undefined) break
      for (const { bytes } of events) reading = readingAfter(reading, parseStored(bytes))
      after = last.seq
      if (after === stride * (marks.length + 1)) marks.push(detached(reading))
      // A long way takes a second: others are answered in between.
      if (after < seq) await setImmediate()
    }
    return reading
  }
}
