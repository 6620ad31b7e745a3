import { ConfigurationError } from '../../core/errors.ts'
import { validateGraph } from './graph-validate.ts'
import type { DiGraph, EdgeCondition, GraphEdge } from './graph.ts'

export type EdgeOptions = Partial<Omit<GraphEdge, 'target'>>

/** Builds a graph, node by node; `build` checks it. */
export class DiGraphBuilder<Agent extends { name: string } = { name: string }> {
  readonly #edges = new Map<string, GraphEdge[]>()
  readonly #agents: Agent[] = []
  #entry: string | null = null

  addNode(agent: Agent): this {
    if (this.#edges.has(agent.name))
      throw new ConfigurationError(
        `There is a node ${agent.name} already: give each agent a name of its own.`,
      )
    this.#edges.set(agent.name, [])
    this.#agents.push(agent)
    return this
  }

  /**
   * A condition may stand alone in the place of the options. Without an `activationGroup` an edge is of its target's own
   * group, of which `all` must be taken.
   */
  addEdge(
    source: string | Agent,
    target: string | Agent,
    given: EdgeOptions | EdgeCondition | null = {},
  ): this {
    const name = this.#known(target)
    const options = typeof given === 'object' && given !== null ? given : { condition: given }
    const { condition = null, activationGroup = name, activationCondition = 'all' } = options
    this.#edges
      .get(this.#known(source))
      ?.push({ target: name, condition, activationGroup, activationCondition })
    return this
  }

  /** One edge for each text, to where it leads. */
  addConditionalEdges(source: string | Agent, targets: Record<string, string | Agent>): this {
    for (const [condition, target] of Object.entries(targets)) this.addEdge(source, target, { condition })
    return this
  }

  setEntryPoint(node: string | Agent): this {
    this.#entry = this.#known(node)
    return this
  }

  /** The agents of the nodes, in the order they were added. */
  get participants(): Agent[] {
    return [...this.#agents]
  }

  /** Throws `ConfigurationError` with all that is wrong with it. */
  build(): DiGraph {
    const nodes = [...this.#edges].map(([name, edges]) => ({ name, edges: [...edges] }))
    const graph = { nodes, entry: this.#entry }
    validateGraph(graph)
    return graph
  }

  #known(node: string | Agent): string {
    const name = typeof node === 'string' ? node : node.name
    if (!this.#edges.has(name)) throw new ConfigurationError(`There is no node ${name} yet: add it first.`)
    return name
  }
}
