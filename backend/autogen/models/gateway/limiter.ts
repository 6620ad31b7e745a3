import { ConfigurationError } from '../../core/errors.ts'
import type { Clock } from '../../core/outside.ts'
import { systemClock } from '../../core/system-clock.ts'
import { TokenBucket } from './token-bucket.ts'

export type Limits = {
  /** Calls at the same time. */
  concurrency?: number
  requestsPerMinute?: number
  tokensPerMinute?: number
  /** However long a provider asks us to stay away, we knock again after so many ms: a mistaken date must not end it all. */
  maxPauseMs?: number
}

/** The right to make one call. `done` gives it back, once, with what the call took where that is known. */
export type Permit = { done(usedTokens: number | null): void }
type Waiting = { tokens: number; resolve: (permit: Permit) => void }

/** Holds all calls under one key of a provider within its limits: first come, first served. */
export class Limiter {
  readonly limits: Required<Limits>
  readonly #clock: Clock
  readonly #requests: TokenBucket
  readonly #tokens: TokenBucket
  readonly #queue: Waiting[] = []
  #running = 0
  #pausedUntil = 0
  #alarm: AbortController | null = null

  constructor(limits: Limits = {}, clock: Clock = systemClock) {
    const { concurrency = Infinity, requestsPerMinute = Infinity, tokensPerMinute = Infinity } = limits
    const { maxPauseMs = 300_000 } = limits
    this.limits = { concurrency, requestsPerMinute, tokensPerMinute, maxPauseMs }
    for (const [name, limit] of Object.entries(this.limits))
      if (!(limit > 0))
        throw new ConfigurationError(`${name} is ${limit}: give more than 0, or leave it out.`)
    this.#clock = clock
    this.#requests = new TokenBucket(requestsPerMinute, clock.now())
    this.#tokens = new TokenBucket(tokensPerMinute, clock.now())
  }

  /** How many wait for their turn. */
  get waiting(): number {
    return this.#queue.length
  }

  /** Resolves when the call may be made; `tokens` is what it is thought to take. Rejects with the signal's reason. */
  async acquire(tokens = 0, signal?: AbortSignal): Promise<Permit> {
    signal?.throwIfAborted()
    const { promise, resolve, reject } = Promise.withResolvers<Permit>()
    const waiting = { tokens, resolve }
    const leave = () => {
      const at = this.#queue.indexOf(waiting)
      if (at < 0) return
      this.#queue.splice(at, 1)
      reject(signal?.reason)
      // Whoever stood first may have waited for more tokens than the next one needs.
      this.#serve()
    }
    signal?.addEventListener('abort', leave, { once: true })
    this.#queue.push(waiting)
    this.#serve()
    return await promise.finally(() => signal?.removeEventListener('abort', leave))
  }

  /** Nobody calls for so many ms: the provider has said so to one of us. */
  pause(ms: number): void {
    const until = this.#clock.now() + Math.min(ms, this.limits.maxPauseMs)
    this.#pausedUntil = Math.max(this.#pausedUntil, until)
    this.#serve()
  }

  #serve(): void {
    this.#alarm?.abort()
    this.#alarm = null
    for (let next = this.#queue[0]; next !== undefined; next = this.#queue[0]) {
      if (this.#running >= this.limits.concurrency) return
      const now = this.#clock.now()
      const wait = Math.max(
        this.#pausedUntil - now,
        this.#requests.waitFor(1, now),
        this.#tokens.waitFor(next.tokens, now),
      )
      if (wait > 0) return this.#serveIn(wait)
      this.#queue.shift()
      next.resolve(this.#permit(next.tokens, now))
    }
  }

  #permit(tokens: number, now: number): Permit {
    this.#running += 1
    this.#requests.take(1, now)
    this.#tokens.take(tokens, now)
    let given = true
    return {
      done: (used) => {
        if (!given) return
        given = false
        this.#running -= 1
        if (used !== null) this.#tokens.take(used - tokens, this.#clock.now())
        this.#serve()
      },
    }
  }

  #serveIn(ms: number): void {
    const alarm = new AbortController()
    this.#alarm = alarm
    this.#clock.sleep(ms, alarm.signal).then(
      () => this.#serve(),
      () => {}, // Another alarm was set meanwhile.
    )
  }
}
