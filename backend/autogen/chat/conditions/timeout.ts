import { ConfigurationError } from '../../core/errors.ts'
import type { Clock } from '../../core/outside.ts'
import type { Stop, Watch } from '../termination.ts'
import { Condition } from './condition.ts'

/**
 * So many seconds have passed since the run began, and the turn under way is cut. Where nobody lets it watch the run,
 * its clock starts when it is first asked.
 */
export class TimeoutTermination extends Condition {
  readonly #seconds: number
  readonly #now: () => number
  #clock: Pick<Clock, 'now'> | null = null
  /** When it began to count, by the clock in use; time before that is in the counters. */
  #since: number | null = null

  constructor(seconds: number, { now = Date.now }: { now?: () => number } = {}) {
    if (!(seconds > 0 && Number.isFinite(seconds)))
      throw new ConfigurationError(`TimeoutTermination needs a time in seconds above 0, not ${seconds}.`)
    super('TimeoutTermination', { type: 'TimeoutTermination', seconds }, { elapsedMs: 0 })
    this.#seconds = seconds
    this.#now = now
  }

  watch(watch: Watch): () => void {
    const over = new AbortController()
    this.#stopCounting()
    this.#clock = watch.clock
    this.#since = watch.clock.now()
    // A sleep ends early only since the watch is over, and then there is nothing left to do.
    this.#cutInTime(watch, over.signal).catch(() => {})
    return () => {
      over.abort()
      this.#stopCounting()
      this.#clock = null
    }
  }

  protected look(): Stop | null {
    this.#since ??= this.#time()
    return this.#remaining() > 0 ? null : this.#reached()
  }

  protected override counted(): Record<string, number> {
    return { elapsedMs: this.#elapsed() }
  }

  protected override forget(): void {
    this.#since = this.#clock?.now() ?? null
  }

  // A clock may wake sooner than asked, and a reset begins the time anew.
  async #cutInTime(watch: Watch, over: AbortSignal): Promise<void> {
    while (this.#remaining() > 0) await watch.clock.sleep(this.#remaining(), over)
    this.interrupt(watch, this.#reached())
  }

  #stopCounting(): void {
    this.counters.elapsedMs = this.#elapsed()
    this.#since = null
  }

  #time(): number {
    return this.#clock?.now() ?? this.#now()
  }

  #elapsed(): number {
    return (this.counters.elapsedMs ?? 0) + (this.#since === null ? 0 : this.#time() - this.#since)
  }

  #remaining(): number {
    return this.#seconds * 1_000 - this.#elapsed()
  }

  #reached(): Stop {
    return this.because(`Timeout of ${this.#seconds} seconds reached`, {
      seconds: this.#seconds,
      elapsedMs: this.#elapsed(),
    })
  }
}
