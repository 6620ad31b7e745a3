import type { Clock } from '../core/outside.ts'

type Sleeper = { due: number; wake: () => void }

/** A clock that stands still until a test moves it. */
export class ManualClock implements Clock {
  #now: number
  /** By the time they are due; among equals whoever lay down first wakes first. */
  #sleepers: Sleeper[] = []

  /** `now` in milliseconds since 1970. */
  constructor(now = 0) {
    this.#now = now
  }

  /** How many sleep at the moment: what a test waits for before it moves the time. */
  get sleeping(): number {
    return this.#sleepers.length
  }

  now(): number {
    return this.#now
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted()
    if (ms <= 0) return
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const sleeper: Sleeper = { due: this.#now + ms, wake: resolve }
    const later = this.#sleepers.findIndex(({ due }) => due > sleeper.due)
    this.#sleepers.splice(later < 0 ? this.#sleepers.length : later, 0, sleeper)
    const cut = () => {
      this.#sleepers = this.#sleepers.filter((other) => other !== sleeper)
      reject(signal?.reason)
    }
    signal?.addEventListener('abort', cut, { once: true })
    await promise.finally(() => signal?.removeEventListener('abort', cut))
  }

  /**
   * Moves the time on by `ms`. Each sleeper wakes at its own time and does what it can before the next one wakes; who
   * lies down again meanwhile is woken as well, where that falls within the time.
   */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms
    await settled()
    for (let next = this.#sleepers[0]; next !== undefined && next.due <= end; next = this.#sleepers[0]) {
      this.#sleepers.shift()
      this.#now = next.due
      next.wake()
      await settled()
    }
    this.#now = end
    await settled()
  }
}

/** Lets everything that waits for nothing outside go as far as it can: the loop turns once all microtasks are done. */
export const settled = () => new Promise<void>((resolve) => setImmediate(resolve))
