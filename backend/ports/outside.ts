/** The ports through which time, ids and chance come in; the simulator brings its own. */
export type Clock = {
  /** Milliseconds since 1970. */
  now(): number
  /** Milliseconds since some moment of this process's life: what no correction of the machine's clock moves. */
  monotonic(): number
  /** Settles after `ms`, or at once when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}
/** `event()` gives a UUIDv7; `run()` and `request()` ids that may stand in a URL. */
export type Ids = { event(now: number): string; run(now: number): string; request(): string }
export type Random = () => number
