// Rounding must not make anybody wait a millisecond for a billionth of a token.
const NEARLY = 1e-6

/** An allowance that fills up evenly, and no further than one minute's worth. */
export class TokenBucket {
  readonly perMinute: number
  #level: number
  #at: number

  /** Full at first. `perMinute` may be Infinity. */
  constructor(perMinute: number, now: number) {
    this.perMinute = perMinute
    this.#level = perMinute
    this.#at = now
  }

  /** In how many ms there will be `amount`; whoever wants more than ever fits waits until it is full. */
  waitFor(amount: number, now: number): number {
    if (this.perMinute === Infinity) return 0
    this.#fill(now)
    const missing = Math.min(amount, this.perMinute) - this.#level
    return missing <= NEARLY ? 0 : Math.ceil((missing / this.perMinute) * 60_000)
  }

  /** Takes it out, also where there is less: then the next one waits longer. A negative amount is given back. */
  take(amount: number, now: number): void {
    if (this.perMinute === Infinity) return
    this.#fill(now)
    this.#level = Math.min(this.perMinute, this.#level - amount)
  }

  #fill(now: number): void {
    const added = (Math.max(0, now - this.#at) / 60_000) * this.perMinute
    this.#level = Math.min(this.perMinute, this.#level + added)
    this.#at = now
  }
}
