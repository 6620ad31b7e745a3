import { ConfigurationError } from '../../core/errors.ts'
import type { Json } from '../../core/json.ts'
import { finite, listOf, objectOf, orNull, text } from '../../models/checks.ts'
import type { AnyMessage } from '../messages.ts'
import { savedState, stateOf } from '../saved-state.ts'
import type { Stop, TerminationCondition, Watch } from '../termination.ts'
import type { ConditionConfig } from './config.ts'

/** A condition that has fired was asked again. */
export class TerminatedError extends Error {
  override readonly name = 'TerminatedError'
}

/** Whether what was saved says why a condition fired. */
export const isStop = objectOf({
  content: text,
  source: text,
  details: listOf(objectOf({ condition: text })),
})

/** What all conditions have in common: they fire once, count in numbers, and can be saved and begun anew. */
export abstract class Condition implements TerminationCondition {
  readonly type: string
  /** As plain data; null where it holds a function, which cannot be written down. */
  readonly config: ConditionConfig | null
  /** All that it remembers besides having fired. */
  protected readonly counters: Record<string, number>
  #stop: Stop | null = null

  constructor(type: string, config: ConditionConfig | null, counters: Record<string, number> = {}) {
    this.type = type
    this.config = config
    this.counters = counters
  }

  /** What these messages say: a reason to stop, or null. */
  protected abstract look(delta: readonly AnyMessage[]): Stop | null | Promise<Stop | null>

  /** The counters as of now, for those who count elsewhere. */
  protected counted(): Record<string, number> {
    return { ...this.counters }
  }

  /** Forgets what is not in the counters. */
  protected forget(): void | Promise<void> {}

  get terminated(): boolean {
    return this.#stop !== null
  }

  async check(delta: readonly AnyMessage[]): Promise<Stop | null> {
    if (this.terminated)
      throw new TerminatedError(
        `Termination condition has already been reached: the ${this.type} has already terminated. Reset it first.`,
      )
    const found = await this.look(delta)
    // It may have fired by what it watches, while it looked.
    this.#stop ??= found
    return this.#stop
  }

  async reset(): Promise<void> {
    this.#stop = null
    for (const name of Object.keys(this.counters)) this.counters[name] = 0
    await this.forget()
  }

  saveState(): { [name: string]: Json } {
    return savedState(this.type, { stop: this.#stop, counters: this.counted() })
  }

  /** Throws `BadState` where the state is another condition's. */
  loadState(state: Json): void {
    const counters = objectOf(Object.fromEntries(Object.keys(this.counters).map((name) => [name, finite])))
    const saved = stateOf(this.type, state, { stop: orNull(isStop), counters })
    Object.assign(this.counters, saved.counters)
    this.#stop = saved.stop
  }

  /** Throws `ConfigurationError` where it holds a function. */
  toConfig(): ConditionConfig {
    if (this.config !== null) return this.config
    throw new ConfigurationError(
      `A ${this.type} cannot be written down where it holds a function: make it in code where the team is built.`,
    )
  }

  protected because(content: string, details: Record<string, Json> = {}): Stop {
    return { content, source: this.type, details: [{ condition: this.type, ...details }] }
  }

  /** Fires by what it watches; once only. */
  protected interrupt(watch: Watch, stop: Stop): void {
    if (this.terminated) return
    this.#stop = stop
    watch.interrupt(stop)
  }
}
