import { setImmediate } from 'node:timers/promises'
import type { PlayerClock } from '../../../ui/replay/player.ts'

type Timer = { at: number; work: () => void }

/** A clock that goes on only when a test says so. */
export class HandClock implements PlayerClock {
  #now = 0
  #timers: Timer[] = []

  now(): number {
    return this.#now
  }

  after(ms: number, work: () => void): () => void {
    const timer = { at: this.#now + ms, work }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer)
    }
  }

  /** Goes on by so many ms, with all that falls due on the way and what that waits for. */
  async pass(ms: number): Promise<void> {
    const until = this.#now + ms
    await setImmediate()
    for (;;) {
      const next = this.#timers.toSorted((a, b) => a.at - b.at)[0]
      if (next === undefined || next.at > until) break
      this.#timers = this.#timers.filter((one) => one !== next)
      this.#now = Math.max(this.#now, next.at)
      next.work()
      await setImmediate()
    }
    this.#now = until
  }
}
