/** So many a second and no more; what was not used is kept up to `burst`. */
export class Rate {
  readonly #perSecond: number
  readonly #burst: number
  readonly #now: () => number
  #left: number
  #at: number

  constructor({ perSecond, burst }: { perSecond: number; burst: number }, now: () => number) {
    this.#perSecond = perSecond
    this.#burst = burst
    this.#now = now
    this.#left = burst
    this.#at = now()
  }

  /** Whether one more may pass now. */
  take(): boolean {
    const now = this.#now()
    this.#left = Math.min(this.#burst, this.#left + (Math.max(0, now - this.#at) / 1_000) * this.#perSecond)
    this.#at = now
    if (this.#left < 1) return false
    this.#left -= 1
    return true
  }
}
