import { ConfigurationError } from '../../core/errors.ts'
import type { Json } from '../../core/json.ts'
import type { AnyMessage } from '../messages.ts'
import type { Stop, TerminationCondition, Watch } from '../termination.ts'
import { Condition } from './condition.ts'
import type { ConditionConfig } from './config.ts'
import { conditionState, firedIn, listIn } from './state.ts'

/** Fires once all members have, at whatever time each did. */
export const and = (...members: TerminationCondition[]): AndTermination => new AndTermination(members)

/** Fires as soon as one member does. */
export const or = (...members: TerminationCondition[]): OrTermination => new OrTermination(members)

/**
 * Conditions as one. Each member is handed every message once, until it has fired; then what it said is kept. The
 * reasons are joined in the order they came, those of one moment in the order of the members.
 */
abstract class CombinedCondition extends Condition {
  readonly #kind: 'AndTermination' | 'OrTermination'
  readonly #members: readonly TerminationCondition[]
  /** By the member's place, in the order they fired. */
  readonly #fired = new Map<number, Stop>()

  constructor(type: 'AndTermination' | 'OrTermination', members: readonly TerminationCondition[]) {
    const leaves = members.flatMap(leavesOf)
    if (leaves.length === 0) throw new ConfigurationError(`${type} needs at least one condition.`)
    if (new Set(leaves).size < leaves.length)
      throw new ConfigurationError(
        `${type} holds the same condition twice, which would see every message twice: make a new one for each place.`,
      )
    super(type, null)
    this.#kind = type
    this.#members = [...members]
  }

  /** Whether so many of the members will do. */
  protected abstract enough(fired: number, members: number): boolean

  get members(): readonly TerminationCondition[] {
    return this.#members
  }

  watch(watch: Watch): () => void {
    const ends = this.#members.map((member, place) =>
      member.watch?.({
        ...watch,
        interrupt: (stop) => {
          this.#fired.set(place, stop)
          const all = this.#verdict()
          if (all !== null) this.interrupt(watch, all)
        },
      }),
    )
    return () => {
      for (const end of ends) end?.()
    }
  }

  override saveState(): Json {
    const fired = [...this.#fired].map(([place, stop]) => ({ place, stop }))
    const members = this.#members.map((member) => member.saveState())
    return { ...conditionState(this.type, super.saveState()), fired, members }
  }

  override loadState(state: Json): void {
    const saved = conditionState(this.type, state)
    const members = listIn(this.type, saved.members, this.#members.length)
    const fired = firedIn(this.type, saved.fired, this.#members.length)
    super.loadState(state)
    this.#members.forEach((member, place) => member.loadState(members[place] ?? null))
    this.#fired.clear()
    for (const [place, stop] of fired) this.#fired.set(place, stop)
  }

  override toConfig(): ConditionConfig {
    return { type: this.#kind, conditions: this.#members.map(configOf) }
  }

  protected async look(delta: readonly AnyMessage[]): Promise<Stop | null> {
    for (const [place, member] of this.#members.entries()) {
      // Asked one by one: by now it may have fired by what it watches, and then it must not be asked.
      const stop = this.#fired.has(place) ? null : await member.check(delta)
      if (stop !== null) this.#fired.set(place, stop)
    }
    return this.#verdict()
  }

  protected override async forget(): Promise<void> {
    this.#fired.clear()
    for (const member of this.#members) await member.reset()
  }

  #verdict(): Stop | null {
    const stops = [...this.#fired.values()]
    if (!this.enough(stops.length, this.#members.length)) return null
    const joined = (field: 'content' | 'source') => stops.map((stop) => stop[field]).join(', ')
    return {
      content: joined('content'),
      source: joined('source'),
      details: stops.flatMap(({ details }) => details),
    }
  }
}

/** `and(…)`: all of them, at whatever time each fires. */
export class AndTermination extends CombinedCondition {
  constructor(members: readonly TerminationCondition[]) {
    super('AndTermination', members)
  }

  protected enough(fired: number, members: number): boolean {
    return fired === members
  }
}

/** `or(…)`: any of them. */
export class OrTermination extends CombinedCondition {
  constructor(members: readonly TerminationCondition[]) {
    super('OrTermination', members)
  }

  protected enough(fired: number): boolean {
    return fired > 0
  }
}

const leavesOf = (condition: TerminationCondition): TerminationCondition[] =>
  condition instanceof CombinedCondition ? condition.members.flatMap(leavesOf) : [condition]

function configOf(condition: TerminationCondition): ConditionConfig {
  if (condition instanceof Condition) return condition.toConfig()
  throw new ConfigurationError(
    'A condition of your own cannot be written down: make it in code where the team is built.',
  )
}
