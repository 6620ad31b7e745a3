import type { EmulatorClock } from '../core/clock.ts'
import type { Json } from './checks.ts'

/** So many requests in each window, of one token and of all together; null where there is no end. */
export type Limits = { perToken: number | null; perWorkspace: number | null; windowMs: number }
export const USUAL_LIMITS: Limits = { perToken: 180, perWorkspace: null, windowMs: 60_000 }

/** Fixed windows, as Notion counts: all of the budget may go in the first second. */
export class Windows {
  readonly #clock: EmulatorClock
  readonly #counts = new Map<string, { since: number; count: number }>()
  limits: Limits

  constructor(clock: EmulatorClock, limits: Limits) {
    this.#clock = clock
    this.limits = limits
  }

  /** Counts a request; says how it is refused where the window is full. */
  full(token: string): { status: 429; code: string; retryAfter: number; more: Json } | null {
    const { perToken, perWorkspace } = this.limits
    const full = this.#count(`token ${token}`, perToken) ?? this.#count('workspace', perWorkspace)
    if (full === null) return null
    const reason = full.name === 'workspace' ? 'workspace' : 'integration'
    return { status: 429, code: 'rate_limited', retryAfter: full.wait, more: { rate_limit_reason: reason } }
  }

  #count(name: string, most: number | null): { name: string; wait: number } | null {
    if (most === null) return null
    const now = this.#clock.now()
    const before = this.#counts.get(name)
    const window = before && now < before.since + this.limits.windowMs ? before : { since: now, count: 0 }
    this.#counts.set(name, window)
    if (window.count >= most)
      return { name, wait: Math.max(1, Math.ceil((window.since + this.limits.windowMs - now) / 1000)) }
    window.count += 1
    return null
  }
}
