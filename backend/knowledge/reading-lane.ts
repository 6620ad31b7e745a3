import type { Log } from '../ports/access.ts'
import type { Embedder, KnowledgeSource, KnowledgeStore } from '../ports/knowledge.ts'
import type { Clock } from '../ports/outside.ts'
import { allowed } from './embedding/allowed.ts'
import { untilItFails } from './embedding/until-it-fails.ts'
import { indexSource } from './index-source.ts'
import type { Origins } from './origins/look-at.ts'

type Deps = Origins & {
  store: KnowledgeStore
  embedder: Embedder | null
  clock: Pick<Clock, 'now'>
  logger: Log
  /** Whether it is the store that failed, and not the source that was being read. */
  isOutage(error: unknown): boolean
  /** Settles what an earlier process was keeping when it was cut off. */
  settleKept(): Promise<void>
  /** Whether somebody has said that its passages may be sent out. */
  isSent(source: KnowledgeSource): boolean
}

/** Reads the sources that wait, one after the other. */
export class ReadingLane {
  readonly #deps: Deps
  readonly #closing = new AbortController()
  #working: Promise<void> | null = null
  #takenUp = false
  /** Something was queued since the lane last looked. */
  #isWanted = false

  constructor(deps: Deps) {
    this.#deps = deps
  }

  work(told: (source: KnowledgeSource) => void): Promise<void> {
    this.#isWanted = true
    this.#working ??= this.#work(told)
    return this.#working
  }

  get closing(): AbortSignal {
    return this.#closing.signal
  }

  async close(): Promise<void> {
    this.#closing.abort()
    await this.#working?.catch(() => undefined)
  }

  async #work(told: (source: KnowledgeSource) => void): Promise<void> {
    const { store, embedder, isSent } = this.#deps
    const { signal } = this.#closing
    const patient = embedder === null ? null : untilItFails(embedder)
    try {
      if (!this.#takenUp && !signal.aborted) await this.#takeUp()
      while (this.#isWanted && !signal.aborted) {
        this.#isWanted = false
        for (;;) {
          const source = signal.aborted ? null : await store.next()
          if (source === null) break
          const settled = await this.#read(source, allowed(patient, isSent(source)))
          if (settled !== null) told(settled)
        }
      }
    } catch (error) {
      // What was being read waits again, once there is somebody who can be told so.
      this.#takenUp = false
      throw error
    } finally {
      // In the same moment as the last look: whoever asks from now on begins anew.
      this.#working = null
    }
  }

  async #takeUp(): Promise<void> {
    await this.#deps.settleKept()
    await this.#deps.store.takeUp(this.#now())
    this.#takenUp = true
  }

  async #read(source: KnowledgeSource, embedder: Embedder | null): Promise<KnowledgeSource | null> {
    const { store, logger, isOutage } = this.#deps
    try {
      return await indexSource({ ...this.#deps, embedder, signal: this.#closing.signal }, source)
    } catch (err) {
      if (isOutage(err)) throw err
      // One source that breaks the reader does not hold the others.
      logger.error({ err, sourceId: source.id }, 'a source cannot be indexed')
      await store.refuse(source.id, 'cannot be read: this is a fault of the program.', this.#now())
      return store.source(source.id)
    }
  }

  #now(): string {
    return new Date(this.#deps.clock.now()).toISOString()
  }
}
