import { create } from 'zustand'

/** Events are counted for so long. */
const WINDOW_MS = 60_000
/** Slower than this is seen as slow, after it has been so for a while (SPEC section 3). */
const SLOW_MS = 250
const SLOW_AFTER_MS = 10_000

type Sample = { at: number; delayMs: number }
export type Fresh = {
  /** From the server's event to the screen: 95 of 100 events were quicker. Null: there was none in the last minute. */
  p95Ms: number | null
  isSlow: boolean
}

/** How long events of the last minute took from the server to the screen. */
export class Freshness {
  #samples: Sample[] = []
  #slowSince: number | null = null

  saw(now: number, delayMs: number): Fresh {
    this.#samples.push({ at: now, delayMs: Math.max(0, delayMs) })
    return this.at(now)
  }

  at(now: number): Fresh {
    const from = this.#samples.findIndex(({ at }) => at > now - WINDOW_MS)
    this.#samples = from < 0 ? [] : this.#samples.slice(from)
    const p95Ms = percentile(this.#samples.map(({ delayMs }) => delayMs))
    if (p95Ms === null || p95Ms <= SLOW_MS) this.#slowSince = null
    else this.#slowSince ??= now
    return { p95Ms, isSlow: this.#slowSince !== null && now - this.#slowSince >= SLOW_AFTER_MS }
  }
}

function percentile(delays: readonly number[]): number | null {
  const sorted = delays.toSorted((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? null
}

/** The same for what the page shows now. */
export const useFreshness = create<Fresh>(() => ({ p95Ms: null, isSlow: false }))

const freshness = new Freshness()
let toldAt = 0

/** An event of that server time is on the screen. */
export function shownNow(serverTime: number, offsetMs: number): void {
  const now = Date.now()
  const fresh = freshness.saw(now, now + offsetMs - serverTime)
  // Once a second is often enough for a figure that people read.
  if (now - toldAt < 1_000) return
  toldAt = now
  useFreshness.setState(fresh)
}
