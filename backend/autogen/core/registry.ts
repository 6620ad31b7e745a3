import type { Agent } from './agent.ts'
import { Cell } from './delivery.ts'
import { ConfigurationError, UnknownAgent } from './errors.ts'
import { AgentId } from './ids.ts'
import { isThenable } from './interceptors.ts'
import type { AgentFactory, AgentRuntime, ClassOf } from './runtime-contract.ts'

type Registered = {
  /** Null where instances were registered. */
  factory: AgentFactory | null
  expectedClass?: ClassOf<Agent> | undefined
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
    const { id, constructor: kind } = agent
    const registered = this.#types.get(id.type) ?? { factory: null, cells: new Map<string, Cell>() }
    if (registered.factory)
      throw new ConfigurationError(`The type of ${id} has a factory: give the instance a type of its own.`)
    if (registered.cells.has(id.key))
      throw new ConfigurationError(`The agent ${id} is registered already: give this one another key.`)
    for (const { agent: other } of registered.cells.values())
      if (other && other.constructor !== kind)
        throw new ConfigurationError(
          `${other.id} is no ${kind.name} as ${id} is: give this one another type.`,
        )
    registered.cells.set(id.key, Object.assign(new Cell(id), { agent }))
    this.#types.set(id.type, registered)
  }

  /** The agent's place, if it has one. */
  find({ type, key }: AgentId): Cell | undefined {
    return this.#types.get(type)?.cells.get(key)
  }

  /** The agent's place, made if need be; throws `UnknownAgent` where nothing of that type or id is registered. */
  cell(id: AgentId): Cell {
    const found = this.find(id)
    if (found) return found
    const registered = this.#types.get(id.type)
    if (!registered) throw new UnknownAgent(`There is no agent type "${id.type}": register it first.`)
    if (!registered.factory)
      throw new UnknownAgent(`There is no agent ${id}: of its type only instances were registered.`)
    const made = new Cell(id)
    registered.cells.set(id.key, made)
    return made
  }

  knows(id: AgentId): boolean {
    return this.find(id) !== undefined || Boolean(this.#types.get(id.type)?.factory)
  }

  forget({ id }: Cell): void {
    this.#types.get(id.type)?.cells.delete(id.key)
  }

  *cells(): Generator<Cell> {
    for (const { cells } of this.#types.values()) yield* cells.values()
  }

  /** The instance in its place, made if need be; a promise only where the factory takes its time. */
  instance(cell: Cell, runtime: AgentRuntime): Agent | Promise<Agent> {
    const there = cell.agent ?? cell.making
    if (there) return there
    const { factory, expectedClass } = this.#types.get(cell.id.type) ?? {}
    if (!factory) throw new UnknownAgent(`There is no agent ${cell.id} any more.`)
    const take = (agent: Agent): Agent => (cell.agent = checked(agent, cell.id, expectedClass))
    const made = factory({ id: cell.id, runtime })
    if (!isThenable(made)) return take(made)
    return (cell.making = Promise.resolve(made)
      .then(take)
      .finally(() => (cell.making = null)))
  }
}

function checked(agent: Agent, id: AgentId, expectedClass: ClassOf<Agent> | undefined): Agent {
  if (expectedClass && !(agent instanceof expectedClass))
    throw new ConfigurationError(`The factory of ${id} made no ${expectedClass.name}: have it return one.`)
  if (!agent.id.equals(id))
    throw new ConfigurationError(`The factory of ${id} made ${agent.id}: have it use the id it is given.`)
  return agent
}
