import type { Stop, Watch } from '../termination.ts'
import { Condition } from './condition.ts'

/** Somebody outside asks for the end: a turn that is under way, e.g. one that waits for a person, is cut. */
export class ExternalTermination extends Condition {
  #watch: Watch | null = null

  constructor() {
    super('ExternalTermination', { type: 'ExternalTermination' }, { requested: 0 })
  }

  /** Before a run it is honoured as soon as the run's task was said. */
  set(): void {
    this.counters.requested = 1
    if (this.#watch !== null) this.interrupt(this.#watch, this.#requested())
  }

  watch(watch: Watch): () => void {
    this.#watch = watch
    return () => {
      this.#watch = null
    }
  }

  protected look(): Stop | null {
    return this.counters.requested === 1 ? this.#requested() : null
  }

  #requested(): Stop {
    return this.because('External termination requested')
  }
}
