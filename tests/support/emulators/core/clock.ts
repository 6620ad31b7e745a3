// Time for the emulators: the machine's, or one that moves only when told and that the code under test can share.
import type { Clock } from '../../../../backend/ports/outside.ts'

/** Any Clock of the product will do; `at` is how the virtual one does things in their order. */
export type EmulatorClock = Clock & { at?(time: number, action: () => void): void }

/** Does something `ms` from now. */
export function later(clock: EmulatorClock, ms: number, action: () => void): void {
  if (clock.at) clock.at(clock.now() + ms, action)
  else void clock.sleep(ms).then(action)
}

export const realClock: EmulatorClock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted === true) return resolve()
      const timer = setTimeout(resolve, ms).unref()
      signal?.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
    }),
}

/** Moves only by `advance`: what is due happens on the way, each at its own time. */
export class VirtualClock implements EmulatorClock {
  #now: number
  readonly #start: number
  #due: { time: number; action: () => void }[] = []

  constructor(start = Date.UTC(2026, 0, 5, 9)) {
    this.#now = start
    this.#start = start
  }

  now(): number {
    return this.#now
  }

  monotonic(): number {
    return this.#now - this.#start
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted === true || ms <= 0) return resolve()
      const sleeper = { time: this.#now + ms, action: resolve }
      this.#due.push(sleeper)
      const wake = () => {
        this.#due = this.#due.filter((one) => one !== sleeper)
        resolve()
      }
      signal?.addEventListener('abort', wake, { once: true })
    })
  }

  at(time: number, action: () => void): void {
    if (time <= this.#now) action()
    else this.#due.push({ time, action })
  }

  /** When the next sleeper wakes or thing happens; null where nobody waits. */
  next(): number | null {
    return this.#due.length === 0 ? null : Math.min(...this.#due.map(({ time }) => time))
  }

  advance(ms: number): void {
    const until = this.#now + ms
    for (;;) {
      const [first] = this.#due.filter(({ time }) => time <= until).toSorted((a, b) => a.time - b.time)
      if (first === undefined) break
      this.#due = this.#due.filter((one) => one !== first)
      this.#now = Math.max(this.#now, first.time)
      first.action()
    }
    this.#now = until
  }
}
