import type { Rate } from '../ports/export-target.ts'
import type { Clock } from '../ports/outside.ts'
import { ExportFault } from './export-fault.ts'

/**
 * One pace for all runs at a target: tokens that come back one by one, and a standstill where the service asked for it.
 * Whoever waits is served in the order of coming. A scope `channel:C1` is paced by the rate `channel:*`.
 */
export class Limiter {
  readonly #clock: Pick<Clock, 'now' | 'sleep'>
  readonly #rates: Readonly<Record<string, Rate>>
  /** When the next call of a scope would be due if none were allowed at once. */
  readonly #due = new Map<string, number>()
  readonly #still = new Map<string, number>()

  constructor(clock: Pick<Clock, 'now' | 'sleep'>, rates: Readonly<Record<string, Rate>>) {
    this.#clock = clock
    this.#rates = rates
  }

  /**
   * Settles when a call may go out, or at once when the signal aborts. Where the service wants to be left alone for longer
   * than until `latest` nobody waits: the place is for others.
   */
  async take(scope: string, signal: AbortSignal, latest = Infinity): Promise<void> {
    const at = this.#reserve(scope)
    for (;;) {
      this.#refuseAfter(scope, latest)
      const wait = Math.max(at, this.#still.get(scope) ?? 0, this.#still.get(ALL) ?? 0) - this.#clock.now()
      if (wait <= 0 || signal.aborted) return
      await this.#clock.sleep(wait, signal)
    }
  }

  #refuseAfter(scope: string, latest: number): void {
    for (const name of [ALL, scope]) {
      const until = this.#still.get(name) ?? 0
      if (until <= latest) continue
      const details = { retryAfterMs: until - this.#clock.now(), ...(name === ALL ? {} : { scope }) }
      throw new ExportFault('limited', 'The service asks for patience.', details)
    }
  }

  /** Nothing of the scope goes out before then; null: nothing at all. */
  standStill(scope: string | null, until: number): void {
    const name = scope ?? ALL
    this.#still.set(name, Math.max(until, this.#still.get(name) ?? 0))
  }

  /** Until when nothing goes out at all; 0 where something may. */
  stillUntil(): number {
    return this.#still.get(ALL) ?? 0
  }

  moveOn(): void {
    this.#still.clear()
  }

  // The generic cell rate algorithm: one number a scope instead of a bucket that is filled.
  #reserve(scope: string): number {
    const rate = this.#rates[scope] ?? this.#rates[`${scope.split(':')[0]}:*`]
    if (rate === undefined) return 0
    const now = this.#clock.now()
    const due = Math.max(now, this.#due.get(scope) ?? 0)
    this.#due.set(scope, due + rate.everyMs)
    return due - (rate.burst - 1) * rate.everyMs
  }
}

const ALL = ''
