import type { RunLog } from '../ports/run-log.ts'
import { batchOf } from './batch.ts'
import type { Batch } from './watcher.ts'

export type PagesDeps = {
  runId: string
  log: Pick<RunLog, 'read'>
  text(event: { bytes: string }): string
  /** Runs the work a moment later. */
  later(work: () => void): void
}

const PAGE_EVENTS = 500
// Small enough that a wire with half its allowance left takes one, whatever its alphabet.
const PIECE_CHARACTERS = 32_768

/**
 * The log for those who are behind. Viewers come back together (a restart, a broken line), so for a moment a page is kept
 * and the second viewer gets the bytes of the first.
 */
export class Pages {
  readonly #deps: PagesDeps
  readonly #kept = new Map<number, Promise<readonly Batch[]>>()

  constructor(deps: PagesDeps) {
    this.#deps = deps
  }

  after(seq: number): Promise<readonly Batch[]> {
    const kept = this.#kept.get(seq)
    if (kept !== undefined) return kept
    const page = this.#read(seq)
    this.#kept.set(seq, page)
    this.#deps.later(() => this.#kept.delete(seq))
    return page
  }

  async #read(after: number): Promise<readonly Batch[]> {
    const { log, runId, text } = this.#deps
    const events = await log.read(runId, after, PAGE_EVENTS)
    // The end of the log is where it is now; a moment later it may be elsewhere.
    if (events.length === 0) this.#kept.delete(after)
    const batches: Batch[] = []
    let texts: string[] = []
    let first = 0
    let size = 0
    for (const [i, event] of events.entries()) {
      if (event.seq !== after + i + 1) throw new Error(`The log of ${runId} has a gap behind ${after + i}.`)
      texts.push(text(event))
      size += event.bytes.length
      if (size < PIECE_CHARACTERS && i < events.length - 1) continue
      batches.push(batchOf(events.slice(first, i + 1), texts))
      texts = []
      first = i + 1
      size = 0
    }
    return batches
  }
}
