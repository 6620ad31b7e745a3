import type { EmulatorClock } from '../core/clock.ts'

/** How long a change stays unseen: always so long, between two numbers, or until `release`. */
export type Lag = number | [number, number] | 'until released'

/** A reader that sees things as they were a while ago; with no lag, as they are. */
export class Lagging<T extends { id: string }> {
  readonly #clock: EmulatorClock
  readonly #chance: () => number
  readonly #seen = new Map<string, T>()
  #coming: { at: number; thing: T }[] = []
  lag: Lag = 0

  constructor(clock: EmulatorClock, chance: () => number) {
    this.#clock = clock
    this.#chance = chance
  }

  tell(thing: T): void {
    const copy = structuredClone(thing)
    const wait = this.#wait()
    // What changed twice is never seen in the wrong order.
    const before = this.#coming.findLast((one) => one.thing.id === thing.id)
    if (wait === 0 && before === undefined) return void this.#seen.set(thing.id, copy)
    this.#coming.push({ at: Math.max(this.#clock.now() + wait, before?.at ?? 0), thing: copy })
  }

  get(id: string): T | undefined {
    this.#arrive(this.#clock.now())
    return this.#seen.get(id)
  }

  all(): T[] {
    this.#arrive(this.#clock.now())
    return [...this.#seen.values()]
  }

  release(): void {
    this.#arrive(Infinity)
  }

  forget(): void {
    this.#coming = []
    this.#seen.clear()
  }

  #wait(): number {
    if (this.lag === 'until released') return Infinity
    if (typeof this.lag === 'number') return this.lag
    const [least, most] = this.lag
    return least + Math.floor(this.#chance() * (most - least + 1))
  }

  #arrive(until: number): void {
    const here = this.#coming.filter(({ at }) => at <= until)
    this.#coming = this.#coming.filter(({ at }) => at > until)
    for (const { thing } of here.toSorted((a, b) => a.at - b.at)) this.#seen.set(thing.id, thing)
  }
}
