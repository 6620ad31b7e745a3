import type { AnyMessage } from '../messages.ts'
import type { Stop } from '../termination.ts'
import { Condition } from './condition.ts'

/** Fires where the function says `true`, or a promise of it, of what is new; anything else that is truthy does not do. */
export class FunctionalTermination extends Condition {
  readonly #holds: (delta: readonly AnyMessage[]) => unknown

  constructor(holds: (delta: readonly AnyMessage[]) => unknown) {
    super('FunctionalTermination', null)
    this.#holds = holds
  }

  protected async look(delta: readonly AnyMessage[]): Promise<Stop | null> {
    return (await this.#holds(delta)) === true ? this.because('Functional termination condition met') : null
  }
}
