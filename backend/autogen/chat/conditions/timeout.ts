import { ConfigurationError } from '../../core/errors.ts'
import type { Stop, Watch } from '../termination.ts'
import { Condition } from './condition.ts'

/**
 * So many seconds have passed since the run began, and the turn under way is cut. Where nobody lets it watch the run,
 * its clock starts when it is first asked, and anew when it is reset.
 */
export class TimeoutTermination extends Condition {
  readonly #seconds: number
  #now: () => number
  /** When it began to count; time before that is in the counters. */
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
    this.#stand()
    this.#now = () => watch.clock.now()
    this.#since = this.#now()
    // A sleep ends early only since the watch is over, and then there is nothing left to do.
    this.#cutInTime(watch, over.signal).catch(() => {})
    return () => {
      over.abort()
      this.#stand()
    }
  }

  protected look(): Stop | null {
    this.#since ??= this.#now()
    return this.#remaining() > 0 ? null : this.#reached()
  }

  protected override counted() {
    const running = this.#since === null ? 0 : this.#now() - this.#since
    return { elapsedMs: (this.counters.elapsedMs ?? 0) + running }
  }

  protected override forget(): void {
    if (this.#since !== null) this.#since = this.#now()
  }

  // A clock may wake sooner than asked, and a reset begins the time anew.
  async #cutInTime(watch: Watch, over: AbortSignal): Promise<void> {
    while (this.#remaining() > 0) await watch.clock.sleep(this.#remaining(), over)
    this.interrupt(watch, this.#reached())
  }

  #stand(): void {
    Object.assign(this.counters, this.counted())
    this.#since = null
  }

  #remaining(): number {
    return this.#seconds * 1_000 - this.counted().elapsedMs
  }

  #reached(): Stop {
    const seconds = this.#seconds
    return this.because(`Timeout of ${seconds} seconds reached`, { seconds, ...this.counted() })
  }
}
