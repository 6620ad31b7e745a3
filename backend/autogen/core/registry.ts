import type { Agent } from './agent.ts'
import { Cell } from './delivery.ts'
import { ConfigurationError, UnknownAgent } from './errors.ts'
import { AgentId } from './ids.ts'
import type { AgentFactory, AgentRuntime, ClassOf } from './runtime-contract.ts'
import { isThenable } from './interceptors.ts'

type Registered = {
  /** Null where instances were registered. */
  factory: AgentFactory | null
  expectedClass: ClassOf<Agent> | undefined
  cells: Map<string, Cell>
}

/** Which agents there are, and how those that are not there yet are made. */
export class Registry {
  readonly #types = new Map<string, Registered>()

  addFactory(type: string, factory: AgentFactory, expectedClass: ClassOf<Agent> | undefined): void {
    const { type: valid } = new AgentId(type, 'default')
    if (this.#types.has(valid))
      throw new ConfigurationError(`The agent type "${type}" is registered already: choose another name.`)
    this.#types.set(valid, { factory, expectedClass, cells: new Map() })
  }

  addInstance(agent: Agent): void {
    const { type, key } = agent.id
    const registered = this.#types.get(type) ?? { factory: null, expectedClass: undefined, cells: new Map() }
    if (registered.factory)
      throw new ConfigurationError(
        `The agent type "${type}" has a factory: give the instance a type of its own.`,
      )
    if (registered.cells.has(key))
      throw new ConfigurationError(`The agent ${agent.id} is registered already: give it another key.`)
    for (const { agent: other } of registered.cells.values())
      if (other?.constructor !== agent.constructor)
        throw new ConfigurationError(
          `Instances of the type "${type}" are of the class ${other?.constructor.name}: give ${agent.constructor.name} another type.`,
        )
    const cell = new Cell(agent.id)
    cell.agent = agent
    registered.cells.set(key, cell)
    this.#types.set(type, registered)
  }

  /** The agent's place, made if need be; throws `UnknownAgent` where nothing of that type or id is registered. */
  cell(id: AgentId): Cell {
    const registered = this.#types.get(id.type)
    const cell = registered?.cells.get(id.key)
    if (cell) return cell
    if (!registered)
      throw new UnknownAgent(`There is no agent type "${id.type}": register it before it is addressed.`)
    if (!registered.factory)
      throw new UnknownAgent(`There is no agent ${id}: of its type only instances were registered.`)
    const made = new Cell(id)
    registered.cells.set(id.key, made)
    return made
  }

  /** The agent's place, if it has one. */
  existing(id: AgentId): Cell | undefined {
    return this.#types.get(id.type)?.cells.get(id.key)
  }

  knows(id: AgentId): boolean {
    const registered = this.#types.get(id.type)
    return registered !== undefined && (registered.factory !== null || registered.cells.has(id.key))
  }

  forget(cell: Cell): void {
    this.#types.get(cell.id.type)?.cells.delete(cell.id.key)
  }

  *cells(): Generator<Cell> {
    for (const { cells } of this.#types.values()) yield* cells.values()
  }

  /** The instance in its place, made if need be; a promise only where the factory takes its time. */
  instance(cell: Cell, runtime: AgentRuntime): Agent | Promise<Agent> {
    if (cell.agent) return cell.agent
    if (cell.making) return cell.making
    const { factory } = this.#types.get(cell.id.type) ?? {}
    if (!factory) throw new UnknownAgent(`There is no agent ${cell.id} any more.`)
    const made = factory({ id: cell.id, runtime })
    if (!isThenable(made)) return this.#checked(cell, made)
    cell.making = Promise.resolve(made)
      .then((agent) => this.#checked(cell, agent))
      .finally(() => (cell.making = null))
    return cell.making
  }

  #checked(cell: Cell, agent: Agent): Agent {
    const { expectedClass } = this.#types.get(cell.id.type) ?? {}
    if (expectedClass && !(agent instanceof expectedClass))
      throw new ConfigurationError(
        `The factory of "${cell.id.type}" made no ${expectedClass.name}: have it return one.`,
      )
    if (!agent.id.equals(cell.id))
      throw new ConfigurationError(
        `The factory of "${cell.id.type}" was to make ${cell.id} and made ${agent.id}: have it use the id it is given.`,
      )
    return (cell.agent = agent)
  }
}
