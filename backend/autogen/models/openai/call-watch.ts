import { ModelError } from '../errors.ts'
import type { Clock } from '../../core/outside.ts'

export type Patience = {
  /** The whole call may take so long, in ms. */
  timeoutMs: number
  /** While we wait for bytes there may be none for so long, in ms; null: does not matter. */
  idleMs: number | null
}

/** Ends one call of a provider: when the caller gives up, when it takes too long, when the provider falls silent. */
export class CallWatch {
  /** Aborted with the caller's reason or a `ModelError` timeout. */
  readonly signal: AbortSignal
  readonly #late = new AbortController()
  readonly #over = new AbortController()
  readonly #clock: Clock
  // Silence counts only while we listen: a reader that takes its time is no fault of the provider.
  #listeningSince: number | null

  constructor(patience: Patience, clock: Clock, callers: readonly AbortSignal[]) {
    this.#clock = clock
    this.#listeningSince = clock.now()
    this.signal = AbortSignal.any([this.#late.signal, ...callers])
    void this.#limit(patience.timeoutMs)
    if (patience.idleMs !== null) void this.#hearSilence(patience.idleMs)
  }

  listening(): void {
    this.#listeningSince = this.#clock.now()
  }

  heard(): void {
    this.#listeningSince = null
  }

  /** The call is over, well or not: nothing of it stays behind. */
  end(): void {
    this.#over.abort()
  }

  async #limit(ms: number): Promise<void> {
    if (await this.#slept(ms)) this.#cut(`The answer took longer than ${ms / 1000} s.`)
  }

  async #hearSilence(ms: number): Promise<void> {
    for (let left = ms; await this.#slept(left);) {
      const silent = this.#listeningSince === null ? 0 : this.#clock.now() - this.#listeningSince
      if (silent >= ms) return this.#cut(`The provider has been silent for ${ms / 1000} s.`)
      left = ms - silent
    }
  }

  #slept(ms: number): Promise<boolean> {
    return this.#clock.sleep(ms, this.#over.signal).then(
      () => true,
      () => false,
    )
  }

  #cut(message: string): void {
    this.#late.abort(new ModelError('timeout', message, { retryable: true }))
  }
}
