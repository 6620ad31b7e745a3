/** Time and randomness come from outside, so that tests need neither sleep nor luck. */
export type Clock = {
  /** Milliseconds since 1970. */
  now(): number
  /** Resolves after `ms`; rejects with the signal's reason as soon as it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

/** A new id each time: a UUID, unless a test says otherwise. */
export type NewId = () => string
