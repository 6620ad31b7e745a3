import { ConfigurationError } from '../../core/errors.ts'
import type { Clock } from '../../core/outside.ts'
import { systemClock } from '../../core/system-clock.ts'
import { ModelError } from '../errors.ts'

export type BreakerSettings = {
  /** It opens after so many failures in a row. */
  failures?: number
  /** It stays open so long, in ms; then one call may try. */
  openMs?: number
}

/** One call that was let through: say how it ended, once. `left` where that says nothing about the provider. */
export type Trial = { succeeded(): void; failed(error: unknown): void; left(): void }

/**
 * Spares a provider that is down, and whoever would wait for it: after a number of failures in a row all calls fail at
 * once, until one that tries again succeeds. Being told to come later (429) is no failure: the limiter waits for it.
 */
export class CircuitBreaker {
  readonly settings: Required<BreakerSettings>
  readonly #clock: Clock
  #failures = 0
  #opensAt: number | null = null
  #probing = false

  constructor({ failures = 5, openMs = 30_000 }: BreakerSettings = {}, clock: Clock = systemClock) {
    if (!(failures >= 1)) throw new ConfigurationError(`failures is ${failures}: give 1 or more.`)
    this.settings = { failures, openMs }
    this.#clock = clock
  }

  get state(): 'closed' | 'open' | 'half-open' {
    if (this.#opensAt === null) return 'closed'
    return this.#clock.now() < this.#opensAt ? 'open' : 'half-open'
  }

  /** When the next call may try, in ms since 1970; null where any may. */
  get opensAt(): number | null {
    return this.#opensAt
  }

  /** Throws `ModelError` circuit_open with the time until a call may try. */
  check(): void {
    const state = this.state
    if (state === 'closed' || (state === 'half-open' && !this.#probing)) return
    const wait = Math.max(0, (this.#opensAt ?? 0) - this.#clock.now())
    const when = state === 'open' ? `in ${Math.ceil(wait / 1000)} s` : 'by another call right now'
    throw new ModelError(
      'circuit_open',
      `The provider has failed ${this.#failures} times in a row and is left alone; it is tried again ${when}.`,
      { retryable: true, retryAfterMs: wait },
    )
  }

  /** Lets a call through, or throws as `check` does. */
  enter(): Trial {
    this.check()
    const probe = this.state === 'half-open'
    this.#probing ||= probe
    let open = true
    const once = (end: () => void) => () => {
      if (!open) return
      open = false
      if (probe) this.#probing = false
      end()
    }
    const alive = once(() => this.#close())
    const down = once(() => this.#count(probe))
    const left = once(() => {})
    return {
      succeeded: alive,
      left,
      failed: (error) => {
        if (!(error instanceof ModelError) || error.kind === 'rate_limited' || error.kind === 'too_large')
          left()
        else if (error.retryable) down()
        // It answered, if only to say no.
        else alive()
      },
    }
  }

  #close(): void {
    this.#failures = 0
    this.#opensAt = null
  }

  #count(probe: boolean): void {
    this.#failures += 1
    if (probe || this.#failures >= this.settings.failures)
      this.#opensAt = this.#clock.now() + this.settings.openMs
  }
}
