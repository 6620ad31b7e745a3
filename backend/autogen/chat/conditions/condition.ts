import { ConfigurationError } from '../../core/errors.ts'
import type { Json } from '../../core/json.ts'
import type { AnyMessage } from '../messages.ts'
import type { Stop, TerminationCondition, Watch } from '../termination.ts'
import type { ConditionConfig } from './config.ts'
import { conditionState, counterIn, stopIn, VERSION } from './state.ts'

/** A condition that has fired was asked again. */
export class TerminatedError extends Error {
  override readonly name = 'TerminatedError'
}

/** What all conditions have in common: they fire once, count in numbers, and can be saved and begun anew. */
export abstract class Condition implements TerminationCondition {
  readonly type: string
  /** All that it remembers besides having fired. */
  protected readonly counters: Record<string, number>
  readonly #config: ConditionConfig | null
  #stop: Stop | null = null

  /** Without a configuration it cannot be written down: it holds a function. */
  constructor(type: string, config: ConditionConfig | null, counters: Record<string, number> = {}) {
    this.type = type
    this.#config = config
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

  saveState(): Json {
    return { type: this.type, version: VERSION, stop: this.#stop, counters: this.counted() }
  }

  /** Throws `BadState` where the state is another condition's. */
  loadState(state: Json): void {
    const saved = conditionState(this.type, state)
    const stop = stopIn(this.type, saved.stop)
    const counters = Object.keys(this.counters).map(
      (name) => [name, counterIn(this.type, saved.counters, name)] as const,
    )
    for (const [name, value] of counters) this.counters[name] = value
    this.#stop = stop
  }

  /** Throws `ConfigurationError` where it holds a function. */
  toConfig(): ConditionConfig {
    if (this.#config === null)
      throw new ConfigurationError(
        `A ${this.type} cannot be written down: it holds a function. Make it in code where the team is built.`,
      )
    return this.#config
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
