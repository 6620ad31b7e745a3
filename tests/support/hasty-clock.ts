import type { Clock } from '../../backend/ports/outside.ts'

/** Real time, only faster: what waits for a provider's seconds waits for milliseconds, and sockets still take their time. */
export class HastyClock implements Clock {
  readonly #start = Date.UTC(2026, 0, 5, 9)
  readonly #began = performance.now()
  readonly #factor: number

  constructor(factor = 8) {
    this.#factor = factor
  }

  now(): number {
    return Math.floor(this.#start + (performance.now() - this.#began) * this.#factor)
  }

  monotonic(): number {
    return (performance.now() - this.#began) * this.#factor
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted === true) return resolve()
      const timer = setTimeout(resolve, Math.max(0, ms) / this.#factor)
      const wake = () => {
        clearTimeout(timer)
        resolve()
      }
      signal?.addEventListener('abort', wake, { once: true })
    })
  }
}
