import type { Clock, Ids } from '../../backend/ports/outside.ts'

/** A clock that moves only when told, or by `step` at each look. */
export class TestClock implements Clock {
  #now: number
  /** How far the wall clock has been set ahead or back. */
  #set = 0
  readonly step: number
  readonly #sleepers: { at: number; wake: () => void }[] = []

  constructor(start = Date.UTC(2026, 0, 5, 9), step = 0) {
    this.#now = start
    this.step = step
  }

  now(): number {
    this.#now += this.step
    return this.#now
  }

  monotonic(): number {
    return this.#now - this.#set
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted === true || ms <= 0) return resolve()
      this.#sleepers.push({ at: this.monotonic() + ms, wake: resolve })
      signal?.addEventListener('abort', () => resolve(), { once: true })
    })
  }

  /** Somebody sets the machine's clock: no time passes. */
  jump(ms: number): void {
    this.#now += ms
    this.#set += ms
  }

  /** Moves on and wakes whoever slept until then. */
  advance(ms: number): void {
    this.#now += ms
    for (const sleeper of this.#sleepers.splice(0)) {
      if (sleeper.at <= this.monotonic()) sleeper.wake()
      else this.#sleepers.push(sleeper)
    }
  }
}

/** Ids that count: the same every time. */
export function countingIds(): Ids {
  let events = 0
  let runs = 0
  let requests = 0
  return {
    event: () => `00000000-0000-7000-8000-${String(++events).padStart(12, '0')}`,
    run: () => `run-${++runs}`,
    request: () => `request-${++requests}`,
  }
}
