const KEPT = 8

/** What the pings tell: how far away the server is, and how its clock stands to ours. */
export class ServerClock {
  #samples: { roundTripMs: number; offsetMs: number }[] = []

  /** A connection may lead to another server: its clock is learned anew. */
  forget(): void {
    this.#samples = []
  }

  learn(sentAt: number, receivedAt: number, serverTime: number): void {
    const roundTripMs = Math.max(0, receivedAt - sentAt)
    const offsetMs = serverTime - (sentAt + roundTripMs / 2)
    this.#samples = [...this.#samples, { roundTripMs, offsetMs }].slice(-KEPT)
  }

  /** The quickest answer was delayed least, so it knows the time best. */
  get offsetMs(): number {
    const best = this.#samples.toSorted((a, b) => a.roundTripMs - b.roundTripMs)[0]
    return best?.offsetMs ?? 0
  }

  get latencyMs(): number | null {
    return this.#samples.at(-1)?.roundTripMs ?? null
  }
}
