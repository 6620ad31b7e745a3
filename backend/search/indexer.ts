import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Log } from '../ports/access.ts'
import type { Bus } from '../ports/bus.ts'
import type { Clock } from '../ports/outside.ts'
import type { RunLog } from '../ports/run-log.ts'
import type { SearchIndex } from '../ports/search.ts'
import { FORM } from './passages.ts'
import { readOn } from './read-run.ts'

type Deps = {
  log: Pick<RunLog, 'read'>
  index: SearchIndex
  bus: Pick<Bus, 'subscribe'>
  clock: Pick<Clock, 'sleep'>
  logger: Log
}

/** What is said is found a moment later: each writing waits for the disk, and a council need not wait with it. */
const REST_MS = 1_000
const FAULT_REST_MS = 5_000

/** Reads the logs for the search: hints say which, and how far it has come stands in the index. */
export class Indexer {
  readonly #deps: Deps
  readonly #closing = new AbortController()
  readonly #toRead = new Set<string>()
  #working: Promise<void> | null = null
  #unsubscribe: (() => void) | null = null

  constructor(deps: Deps) {
    this.#deps = deps
  }

  /** Hears of what is appended from now on. */
  start(): void {
    this.#unsubscribe ??= this.#deps.bus.subscribe('*', (message) => {
      if (message.kind !== 'appended') return
      this.#toRead.add(message.runId)
      this.#wake(REST_MS)
    })
  }

  /** Reads what was written while nobody listened, or was read in another form; settles when that is done. */
  async takeUp(): Promise<void> {
    for (const runId of await this.#deps.index.behind(FORM)) this.#toRead.add(runId)
    this.#wake(0)
    await this.idle()
  }

  /** Settles when everything that was heard of is read. */
  async idle(): Promise<void> {
    while (this.#working !== null) await this.#working
  }

  async close(): Promise<void> {
    this.#unsubscribe?.()
    this.#closing.abort()
    await this.idle()
  }

  #wake(restMs: number): void {
    if (this.#closing.signal.aborted || this.#toRead.size === 0) return
    this.#working ??= this.#work(restMs).finally(() => {
      this.#working = null
      this.#wake(REST_MS)
    })
  }

  async #work(restMs: number): Promise<void> {
    const { clock } = this.#deps
    const { signal } = this.#closing
    if (restMs > 0) await clock.sleep(restMs, signal)
    const all = [...this.#toRead]
    this.#toRead.clear()
    for (const runId of all) {
      if (signal.aborted) return
      await this.#readAll(runId).catch((err: unknown) => this.#failed(err, runId))
    }
  }

  async #readAll(runId: string): Promise<void> {
    // Others have their turn after each page.
    while (!this.#closing.signal.aborted && (await readOn(this.#deps, runId))) await nextTurn()
  }

  /** One run that cannot be read does not hold the others; it is tried again with what comes next, or at the next start. */
  async #failed(err: unknown, runId: string): Promise<void> {
    const { logger, clock } = this.#deps
    logger.error({ err, runId }, 'a run cannot be read for the search')
    await clock.sleep(FAULT_REST_MS, this.#closing.signal)
  }
}
