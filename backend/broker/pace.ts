import type { Clock } from '../ports/outside.ts'

export type PaceDeps = {
  clock: Clock
  /** Runs the work when the tick is over. */
  afterTick(work: () => void): void
  /** Tells everybody what has gathered. */
  work(): void
}

/** An eye sees no difference: the window of the drafts is as long. */
const LONGEST_REST_MS = 16

/**
 * When a room tells its viewers: at the end of the tick, so that what came in together goes out in one piece. A write
 * costs the system nearly the same whatever is in it. So where the telling took long and the next is wanted right
 * behind it, there are more viewers than time, and fewer, larger writes are all that helps: it rests for half as long first.
 */
export class Pace {
  readonly #deps: PaceDeps
  #due = false
  #took = 0
  #justTold = false
  #resting = false

  constructor(deps: PaceDeps) {
    this.#deps = deps
  }

  /** There is something to tell; `urgent`: so much that waiting for more would not make it cheaper. */
  want(urgent: boolean): void {
    if (this.#due) return
    if (urgent || !this.#rests()) this.#tell()
  }

  #tell(): void {
    const { clock, afterTick, work } = this.#deps
    this.#due = true
    afterTick(() => {
      this.#due = false
      const began = clock.now()
      work()
      this.#took = clock.now() - began
      this.#justTold = true
      afterTick(() => (this.#justTold = false))
    })
  }

  #rests(): boolean {
    if (this.#resting) return true
    const ms = Math.min(this.#took / 2, LONGEST_REST_MS)
    // No timer is finer than a millisecond.
    if (!this.#justTold || ms < 1) return false
    this.#resting = true
    void this.#deps.clock.sleep(ms).then(() => {
      this.#resting = false
      if (!this.#due) this.#tell()
    })
    return true
  }
}
