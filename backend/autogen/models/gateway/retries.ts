import { ConfigurationError } from '../../core/errors.ts'
import type { Clock } from '../../core/outside.ts'
import { systemClock } from '../../core/system-clock.ts'
import { ModelError } from '../errors.ts'

export type RetrySettings = {
  /** Calls in all, the first among them. */
  attempts?: number
  /** The first wait is at most so long, in ms; each further one at most twice as long. */
  baseMs?: number
  /** No wait of our own choice is longer, in ms. */
  maxMs?: number
  /** Where the provider asks us to wait longer than this, in ms, the call fails at once instead. */
  maxRetryAfterMs?: number
  /** At least 0, less than 1. */
  random?: () => number
  clock?: Clock
  /** Hears of each failure that is tried again, and of the wait before. */
  onRetry?: (failure: ModelError, attempt: number, waitMs: number) => void
}

/** Decides whether and when to try again. Anything that is no retryable `ModelError` is never tried again. */
export class RetryPolicy {
  readonly #settings: Required<RetrySettings>

  constructor(settings: RetrySettings = {}) {
    const { attempts = 4, baseMs = 500, maxMs = 20_000, maxRetryAfterMs = 120_000 } = settings
    const { random = Math.random, clock = systemClock, onRetry = () => {} } = settings
    if (!Number.isSafeInteger(attempts) || attempts < 1)
      throw new ConfigurationError(`attempts is ${attempts}: give a whole number, 1 or more.`)
    this.#settings = { attempts, baseMs, maxMs, maxRetryAfterMs, random, clock, onRetry }
  }

  /** Resolves when it is time to try again after the nth failure (from 1); throws the error where it is not to be. */
  async pauseAfter(error: unknown, attempt: number, signal?: AbortSignal): Promise<void> {
    const { attempts, maxRetryAfterMs, clock, onRetry } = this.#settings
    const asked = error instanceof ModelError ? (error.retryAfterMs ?? 0) : 0
    // An open circuit fails at once so that nobody waits; that it may be asked later is for whoever called.
    const hopeful = error instanceof ModelError && error.retryable && error.kind !== 'circuit_open'
    if (!hopeful || attempt >= attempts || asked > maxRetryAfterMs) throw error
    const waitMs = asked + this.#jitter(attempt)
    onRetry(error, attempt, waitMs)
    await clock.sleep(waitMs, signal)
  }

  // Full jitter: many callers that failed together do not come back together.
  #jitter(attempt: number): number {
    const { baseMs, maxMs, random } = this.#settings
    return random() * Math.min(maxMs, baseMs * 2 ** (attempt - 1))
  }
}

/** Calls until it succeeds, as often and as patiently as the settings say. */
export async function withRetries<T>(
  call: (attempt: number) => Promise<T>,
  settings: RetrySettings = {},
  signal?: AbortSignal,
): Promise<T> {
  const policy = new RetryPolicy(settings)
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call(attempt)
    } catch (error) {
      await policy.pauseAfter(error, attempt, signal)
    }
  }
}
