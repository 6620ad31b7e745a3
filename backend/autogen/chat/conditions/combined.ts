import { BadState, ConfigurationError } from '../../core/errors.ts'
import type { Json } from '../../core/json.ts'
import { json, listOf, objectOf, oneOf } from '../../models/checks.ts'
import type { AnyMessage } from '../messages.ts'
import { stateOf } from '../saved-state.ts'
import type { Stop, TerminationCondition, Watch } from '../termination.ts'
import { Condition, isStop } from './condition.ts'
import type { ConditionConfig } from './config.ts'

/** Fires once all members have, at whatever time each did. */
export const and = (...members: TerminationCondition[]): AndTermination => new AndTermination(members)

/** Fires as soon as one member does. */
export const or = (...members: TerminationCondition[]): OrTermination => new OrTermination(members)

type Type = 'AndTermination' | 'OrTermination'

/**
 * Conditions as one, which fires once `enough` members have. Each member is handed every message once, until it has
 * fired; then what it said is kept. The reasons are joined in the order they came, those of one moment in the order of
 * the members.
 */
abstract class CombinedCondition extends Condition {
  readonly members: readonly TerminationCondition[]
  readonly #enough: number
  /** By the member's place, in the order they fired. */
  #fired = new Map<number, Stop>()

  constructor(type: Type, members: readonly TerminationCondition[], enough: number) {
    const leaves = members.flatMap(leavesOf)
    if (leaves.length === 0) throw new ConfigurationError(`${type} needs at least one condition.`)
    if (new Set(leaves).size < leaves.length)
      throw new ConfigurationError(
        `${type} holds the same condition twice, which would see every message twice: make a new one for each place.`,
      )
    super(type, configOf(type, members))
    this.members = [...members]
    this.#enough = enough
  }

  watch(watch: Watch): () => void {
    const ends = this.members.map((member, place) =>
      member.watch?.({
        ...watch,
        interrupt: (stop) => {
          this.#fired.set(place, stop)
          const all = this.#verdict()
          if (all !== null) this.interrupt(watch, all)
        },
      }),
    )
    return () => ends.forEach((end) => end?.())
  }

  override saveState() {
    const fired = [...this.#fired].map(([place, stop]) => ({ place, stop }))
    return { ...super.saveState(), fired, members: this.members.map((member) => member.saveState()) }
  }

  override loadState(state: Json): void {
    const isFired = objectOf({ place: oneOf(...this.members.keys()), stop: isStop })
    const { fired, members } = stateOf(this.type, state, { fired: listOf(isFired), members: listOf(json) })
    if (members.length !== this.members.length)
      throw new BadState(
        `The state of this ${this.type} needs ${this.members.length} members: build it with the members it was saved with.`,
      )
    super.loadState(state)
    this.members.forEach((member, place) => member.loadState(members[place] ?? null))
    this.#fired = new Map(fired.map(({ place, stop }) => [place, stop]))
  }

  protected async look(delta: readonly AnyMessage[]): Promise<Stop | null> {
    for (const [place, member] of this.members.entries()) {
      // Asked one by one: by now it may have fired by what it watches, and then it must not be asked.
      const stop = this.#fired.has(place) ? null : await member.check(delta)
      if (stop !== null) this.#fired.set(place, stop)
    }
    return this.#verdict()
  }

  protected override async forget(): Promise<void> {
    this.#fired.clear()
    for (const member of this.members) await member.reset()
  }

  #verdict(): Stop | null {
    const stops = [...this.#fired.values()]
    if (stops.length < this.#enough) return null
    const joined = (field: 'content' | 'source') => stops.map((stop) => stop[field]).join(', ')
    return {
      content: joined('content'),
      source: joined('source'),
      details: stops.flatMap((stop) => stop.details),
    }
  }
}

/** `and(…)`: all of them, at whatever time each fires. */
export class AndTermination extends CombinedCondition {
  constructor(members: readonly TerminationCondition[]) {
    super('AndTermination', members, members.length)
  }
}

/** `or(…)`: any of them. */
export class OrTermination extends CombinedCondition {
  constructor(members: readonly TerminationCondition[]) {
    super('OrTermination', members, 1)
  }
}

const leavesOf = (condition: TerminationCondition): TerminationCondition[] =>
  condition instanceof CombinedCondition ? condition.members.flatMap(leavesOf) : [condition]

function configOf(type: Type, members: readonly TerminationCondition[]): ConditionConfig | null {
  const conditions = members.map((member) => (member instanceof Condition ? member.config : null))
  const known = conditions.filter((config) => config !== null)
  return known.length === members.length ? { type, conditions: known } : null
}
