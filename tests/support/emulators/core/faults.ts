// What can go wrong with a request, by rules or by seeded chance.
import { matches, type Match } from './match.ts'
import type { EmulatorRequest } from './service.ts'

/** `commit`: whether the fault strikes before the request did its work, or after. */
export type Fault =
  | { kind: '429'; retryAfter?: number; noHeader?: boolean; html?: boolean; reason?: string }
  | { kind: 'status'; code: number; html?: boolean; commit: 'before' | 'after'; error?: string }
  | { kind: 'conflict' }
  | { kind: 'delay'; ms: number; commit?: 'before' | 'after' }
  /** No answer, ever; the connection stays open. */
  | { kind: 'hang'; commit?: 'before' | 'after' }
  /** `polite` closes the connection as one that is done, instead of resetting it. */
  | { kind: 'reset'; commit: 'before' | 'after' | 'mid-body'; polite?: boolean }
  /** The answer says it is whole, and is cut in half. */
  | { kind: 'truncate' }
  | { kind: 'garbageJson' }
  /** The answer is lost at once (or never comes), the commit comes later on the clock. */
  | { kind: 'lateCommit'; ms: number; answer?: 'reset' | 'hang' }
  /** Headers at once, the body `ms` later. */
  | { kind: 'slowBody'; ms: number }
  /** A good answer; the connection is dead for the next request. */
  | { kind: 'staleKeepAlive' }

/** `times` requests that match get the fault, all of them where it is absent. */
export type FaultRule = { match?: Match; times?: number; fault: Fault }
/** `faults` are drawn with equal chance; without it, one of each that ends by itself. */
export type RandomFaults = { seed: number; rate: number; faults?: Fault[]; match?: Match }

export class FaultEngine {
  #rules: { rule: FaultRule; seen: number; left: number }[] = []
  #random: { given: RandomFaults; next: () => number } | null = null

  add(rule: FaultRule): void {
    this.#rules.push({ rule, seen: 0, left: rule.times ?? Infinity })
  }

  random(given: RandomFaults | null): void {
    this.#random = given && { given, next: seeded(given.seed) }
  }

  clear(): void {
    this.#rules = []
    this.#random = null
  }

  choose(request: EmulatorRequest): Fault | null {
    let chosen: Fault | null = null
    for (const one of this.#rules) {
      if (!matches(one.rule.match, request)) continue
      one.seen += 1
      if (one.rule.match?.nth !== undefined && one.seen !== one.rule.match.nth) continue
      if (chosen !== null || one.left <= 0) continue
      one.left -= 1
      chosen = one.rule.fault
    }
    return chosen ?? this.#byChance(request)
  }

  #byChance(request: EmulatorRequest): Fault | null {
    if (this.#random === null || !matches(this.#random.given.match, request)) return null
    const { given, next } = this.#random
    if (next() >= given.rate) return null
    const faults = given.faults ?? USUAL
    return faults[Math.floor(next() * faults.length)] ?? null
  }
}

const USUAL: Fault[] = [
  { kind: '429', retryAfter: 1 },
  { kind: 'status', code: 500, commit: 'before' },
  { kind: 'status', code: 503, commit: 'after' },
  { kind: 'status', code: 502, commit: 'after', html: true },
  { kind: 'conflict' },
  { kind: 'reset', commit: 'before' },
  { kind: 'reset', commit: 'after' },
  { kind: 'reset', commit: 'mid-body' },
  { kind: 'truncate' },
  { kind: 'garbageJson' },
  { kind: 'lateCommit', ms: 20_000 },
]

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
