/** Failures in a row after which a target is left alone for a while. */
const MOST_FAILURES = 5
const FIRST_REST_MS = 30_000
const LONGEST_REST_MS = 10 * 60_000
/** A target that refuses us as a whole is asked again now and then: somebody may have mended it. */
const REFUSED_REST_MS = 5 * 60_000

/** Whether a target is called at all: one that is away is not hammered by every object that waits for it. */
export class Breaker {
  #failures = 0
  #rests = 0
  #until = 0
  #why: string | null = null
  #since: number | null = null

  /** When it may be called again, and why not before; null: now. */
  rest(now: number): { until: number; why: string } | null {
    return now < this.#until && this.#why !== null ? { until: this.#until, why: this.#why } : null
  }

  /** After a rest one call goes out alone: if it fails the rest is longer. */
  isTrying(now: number): boolean {
    return this.#rests > 0 && now >= this.#until
  }

  /**
   * Since when it has been away from an object that is due since then. What waited behind one that was given up has no
   * day of its own to wait: a list of tasks would fail for weeks.
   */
  awaySince(now: number, dueSince: number): number {
    this.#since ??= now
    return Math.max(this.#since, Math.min(now, dueSince))
  }

  wentWell(): void {
    this.#since = null
    this.#failures = 0
    this.#rests = 0
    this.#until = 0
    this.#why = null
  }

  failed(now: number, why: string): void {
    this.#failures++
    if (this.#failures < MOST_FAILURES && this.#rests === 0) return
    this.#until = now + Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** Math.min(20, this.#rests))
    this.#rests++
    this.#failures = 0
    this.#why = `It has failed several times in a row and is left alone for a while. Last: ${why}`
  }

  /** It refuses us as a whole: a wrong key, a channel that is gone. */
  refused(now: number, why: string): void {
    this.#rests++
    this.#until = now + REFUSED_REST_MS
    this.#why = why
  }

  /** A person has mended it. */
  tryAgain(): void {
    this.#until = 0
  }
}
