/** A process that can be killed: what it waits for then never comes, and what it has sent goes on. */
export class Life {
  #alive = true
  readonly #killAt: number | null
  readonly #killed: () => void
  /** Boundaries it has come to: before and after each call of the store, and each wait for its turn. */
  crossed = 0
  /** Calls of the store under way. */
  inCall = 0
  /** Objects on their way to the target, and those of them that wait for their turn. */
  putting = 0
  pacing = 0

  constructor(killAt: number | null, killed: () => void) {
    this.#killAt = killAt
    this.#killed = killed
  }

  get alive(): boolean {
    return this.#alive
  }

  kill(): void {
    if (!this.#alive) return
    this.#alive = false
    this.#killed()
  }

  async boundary(): Promise<void> {
    if (++this.crossed === this.#killAt) this.kill()
    if (!this.#alive) await NEVER
  }

  async across<T>(work: () => Promise<T>): Promise<T> {
    await this.boundary()
    this.inCall++
    try {
      return await work()
    } finally {
      this.inCall--
      await this.boundary()
    }
  }
}

export const NEVER = new Promise<never>(() => {})

/** The same part, each of whose calls ends with the process. */
export function mortal<Part extends object>(part: Part, life: Life): Part {
  return new Proxy(part, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return (...given: unknown[]) =>
        life.across(async (): Promise<unknown> => Reflect.apply(member, target, given))
    },
  })
}
