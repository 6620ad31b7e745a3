import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { ConfigurationError } from '../../core/errors.ts'
import type { Clock } from '../../core/outside.ts'
import { systemClock } from '../../core/system-clock.ts'
import { type BreakerSettings, CircuitBreaker } from './circuit-breaker.ts'
import { Limiter, type Limits } from './limiter.ts'

/** Who is asked, and with which key: providers count by key. */
export type Account = { provider: string; apiKey?: string }
type Shared<T, S> = { made: T; settings: S }

/** One limiter and one breaker for each account, however many clients use it. Make one and hand it around. */
export class ProviderRegistry {
  readonly #clock: Clock
  readonly #limiters = new Map<string, Shared<Limiter, Limits>>()
  readonly #breakers = new Map<string, Shared<CircuitBreaker, BreakerSettings>>()

  constructor(clock: Clock = systemClock) {
    this.#clock = clock
  }

  /** Made at the first call. Throws `ConfigurationError` where a later one names other limits. */
  limiter(account: Account, limits: Limits = {}): Limiter {
    return shared(this.#limiters, account, limits, () => new Limiter(limits, this.#clock))
  }

  /** Made at the first call. Throws `ConfigurationError` where a later one names other settings. */
  breaker(account: Account, settings: BreakerSettings = {}): CircuitBreaker {
    return shared(this.#breakers, account, settings, () => new CircuitBreaker(settings, this.#clock))
  }
}

function shared<T, S>(all: Map<string, Shared<T, S>>, account: Account, settings: S, make: () => T): T {
  const name = nameOf(account)
  const known = all.get(name)
  if (known === undefined) {
    const made = make()
    all.set(name, { made, settings })
    return made
  }
  if (!isDeepStrictEqual(known.settings, settings))
    throw new ConfigurationError(
      `There are other settings for this key of ${account.provider} already: name the same everywhere.`,
    )
  return known.made
}

// Keys are told apart without being kept.
function nameOf({ provider, apiKey = '' }: Account): string {
  return `${provider} ${createHash('sha256').update(apiKey).digest('hex')}`
}
