import type { Log } from '../ports/access.ts'
import type { Bus } from '../ports/bus.ts'
import type { DecisionRegister, MemoryStore } from '../ports/memory.ts'
import type { Clock } from '../ports/outside.ts'
import type { RunLog } from '../ports/run-log.ts'
import { type Shelf, shelveAll } from './shelve.ts'

type Deps = {
  log: Pick<RunLog, 'read'>
  store: MemoryStore
  decisions: Pick<DecisionRegister, 'due'>
  remember(): Promise<void>
  shelf: Shelf
  bus: Pick<Bus, 'subscribe'>
  clock: Pick<Clock, 'sleep'>
  logger: Log
}

/** What ended a moment ago is remembered a moment later: each writing waits for the disk. */
const REST_MS = 1_000
/** Days come, and people adopt, archive and delete, without a word in any log. Each look asks what holds now, so a clock that leaps misses nothing. */
const LOOK_MS = 60_000

/** Keeps up with the logs for as long as a server runs: what was decided, what may be cited, whose day of review has come. */
export class Follower {
  readonly #deps: Deps
  readonly #closing = new AbortController()
  #unsubscribe: (() => void) | null = null
  #looking: Promise<void> = Promise.resolve()
  #watching: Promise<void> | null = null
  #wake = Promise.withResolvers<void>()

  constructor(deps: Deps) {
    this.#deps = deps
  }

  /** Looks from now on, now and then and whenever something was appended; `shelved` hears that the library has more to read. */
  start(shelved: () => void): void {
    this.#unsubscribe ??= this.#deps.bus.subscribe('*', (message) => {
      if (message.kind === 'appended') this.#wake.resolve()
    })
    this.#watching ??= this.#watch(shelved)
  }

  /** One look; settles with how many runs were brought to the library or taken out of it. */
  look(): Promise<number> {
    const looked = this.#looking.then(() => this.#lookNow())
    this.#looking = looked.then(
      () => undefined,
      () => undefined,
    )
    return looked
  }

  async close(): Promise<void> {
    this.#unsubscribe?.()
    this.#closing.abort()
    this.#wake.resolve()
    await this.#watching
    await this.#looking
  }

  async #lookNow(): Promise<number> {
    const { remember, decisions } = this.#deps
    await remember()
    await decisions.due('main')
    return shelveAll(this.#deps, this.#closing.signal)
  }

  async #watch(shelved: () => void): Promise<void> {
    const { clock, logger } = this.#deps
    const { signal } = this.#closing
    while (!signal.aborted) {
      try {
        if ((await this.look()) > 0) shelved()
      } catch (err) {
        logger.error({ err }, 'what councils have decided is not followed')
      }
      const resting = new AbortController()
      const rest = AbortSignal.any([signal, resting.signal])
      await Promise.race([clock.sleep(LOOK_MS, rest), this.#wake.promise])
      resting.abort()
      this.#wake = Promise.withResolvers()
      await clock.sleep(REST_MS, signal)
    }
  }
}
