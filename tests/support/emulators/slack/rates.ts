// Slack's limits: per method and workspace by tier, and one message a second into a channel with short bursts.
const MINUTE = 60_000
/** Tier 1 is "once a minute" with bursts; what is served of it opens sockets, of which an app may have ten at once. */
export const TIERS = { 1: 10, 2: 20, 3: 50, 4: 100, special: 600 } as const
export type Tier = keyof typeof TIERS

export type RateOptions = {
  /** Messages into one channel at once before one a second holds. */
  burst: number
  /** For apps distributed outside the marketplace: history and replies once a minute. */
  historyOncePerMinute: boolean
  /** Tests of other things switch all limits off. */
  off: boolean
}

type Bucket = { tokens: number; at: number }

export class Rates {
  readonly #options: RateOptions
  readonly #now: () => number
  readonly #windows = new Map<string, number[]>()
  readonly #buckets = new Map<string, Bucket>()

  constructor(options: RateOptions, now: () => number) {
    this.#options = options
    this.#now = now
  }

  /** Counts one call; seconds to wait where it is one too many, which counts as none. */
  take(app: string, method: string, tier: Tier, channel: string | null): number | null {
    if (this.#options.off) return null
    const slow = this.#options.historyOncePerMinute && /^conversations\.(history|replies)$/.test(method)
    const wait =
      this.#window(`${app} ${method}`, slow ? 1 : TIERS[tier]) ??
      (channel === null ? null : this.#channel(`${app} ${channel}`))
    if (wait === null) this.#windows.get(`${app} ${method}`)?.push(this.#now())
    return wait
  }

  #window(name: string, allowed: number): number | null {
    const since = this.#now() - MINUTE
    const calls = (this.#windows.get(name) ?? []).filter((at) => at > since)
    this.#windows.set(name, calls)
    const oldest = calls[calls.length - allowed]
    return oldest === undefined ? null : Math.max(1, Math.ceil((oldest - since) / 1000))
  }

  #channel(name: string): number | null {
    const now = this.#now()
    const bucket = this.#buckets.get(name) ?? { tokens: this.#options.burst, at: now }
    const tokens = Math.min(this.#options.burst, bucket.tokens + (now - bucket.at) / 1000)
    const enough = tokens >= 1
    this.#buckets.set(name, { tokens: enough ? tokens - 1 : tokens, at: now })
    return enough ? null : 1
  }
}
