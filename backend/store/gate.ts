/**
 * Lets one user of a connection in at a time, in the order they came. SQLite knows one transaction a connection, so
 * whoever wrote while another's was open would write inside it, and lose what it wrote when that one is rolled back.
 */
export class Gate {
  #busy = false
  readonly #waiting: (() => void)[] = []

  /** Settles when it is this caller's turn; it must `leave`. */
  enter(): Promise<void> {
    if (!this.#busy) {
      this.#busy = true
      return OPEN
    }
    return new Promise((resolve) => {
      this.#waiting.push(resolve)
    })
  }

  leave(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#busy = false
  }

  /** Does the work alone. Work that waits for the gate itself waits for ever. */
  async alone<Result>(work: () => Result | Promise<Result>): Promise<Result> {
    await this.enter()
    try {
      return await work()
    } finally {
      this.leave()
    }
  }
}

const OPEN = Promise.resolve()
