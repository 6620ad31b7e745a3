import { ConfigurationError } from '../../core/errors.ts'
import { closure } from './closure.ts'
import type { DiGraph } from './graph.ts'
import { groupsInto, startNodes } from './graph-edges.ts'

export type GraphSurroundings = {
  /** The names of the participants; left out, nodes need no agent. */
  agents?: readonly string[]
  /** Whether anything but the graph itself ends the run: a condition or a limit of turns. */
  limited?: boolean
}

/** Throws `ConfigurationError` with all that is wrong with the graph. */
export function validateGraph(graph: DiGraph, surroundings: GraphSurroundings = {}): void {
  const faults = graphFaults(graph, surroundings)
  if (faults.length > 0) throw new ConfigurationError(faults.join(' '))
}

/** What is wrong with the graph, one sentence a fault; none where every node can run and every cycle can end. */
export function graphFaults(graph: DiGraph, { agents, limited = true }: GraphSurroundings = {}): string[] {
  if (graph.nodes.length === 0) return ['Graph has no nodes: add one for each agent.']
  // Ways are known only where all nodes are: name the loose ends first.
  const loose = looseEnds(graph, agents)
  if (loose.length > 0) return loose
  const endless = unconditionalCycle(graph)
  return [
    ...(startNodes(graph).length > 0 ? [] : ['Graph must have at least one start node: set an entry point.']),
    ...(graph.nodes.some(({ edges }) => edges.length === 0)
      ? []
      : ['Graph must have at least one leaf node: one without edges, where it ends.']),
    ...graph.nodes
      .filter(isMixed)
      .map(
        ({ name }) =>
          `Node '${name}' has a mix of conditional and unconditional edges: make all of them one or the other.`,
      ),
    ...groupFaults(graph),
    ...unreachable(graph),
    ...(endless === null ? traps(graph) : [withoutExit(endless)]),
    ...(limited || !isCyclic(graph)
      ? []
      : [
          'A termination condition is required for cyclic graphs without a maximum turn limit: give it one of both.',
        ]),
  ]
}

/** Whether there is a cycle; throws `ConfigurationError` where one of them has no condition at all. */
export function hasCyclesWithExit(graph: DiGraph): boolean {
  const endless = unconditionalCycle(graph)
  if (endless !== null) throw new ConfigurationError(withoutExit(endless))
  return isCyclic(graph)
}

export const isCyclic = (graph: DiGraph): boolean =>
  graph.nodes.some(({ name }) => ahead(graph, name).has(name))

type Node = DiGraph['nodes'][number]

function looseEnds({ nodes, entry }: DiGraph, agents: readonly string[] | undefined): string[] {
  const names = nodes.map(({ name }) => name)
  const known = new Set(names)
  return [
    ...names
      .filter((name, index) => names.indexOf(name) < index)
      .map((name) => `There are two nodes '${name}': give each a name of its own.`),
    ...nodes.flatMap(({ name, edges }) =>
      edges
        .filter(({ target }) => !known.has(target))
        .map(
          ({ target }) =>
            `The edge from '${name}' leads to '${target}', which is no node: add it or turn the edge elsewhere.`,
        ),
    ),
    ...(entry === null || known.has(entry)
      ? []
      : [`The entry point '${entry}' is no node: set one of ${names.join(', ')}.`]),
    ...names
      .filter((name) => agents?.includes(name) === false)
      .map((name) => `Node '${name}' has no agent: add a participant of that name.`),
  ]
}

const isMixed = ({ edges }: Node): boolean =>
  edges.some(({ condition }) => condition === null) && edges.some(({ condition }) => condition !== null)

function groupFaults(graph: DiGraph): string[] {
  return graph.nodes.flatMap(({ name }) =>
    groupsInto(graph, name)
      .filter(({ edges }) => new Set(edges.map(({ activationCondition }) => activationCondition)).size > 1)
      .map(
        ({ group }) =>
          `Conflicting activation conditions for target '${name}' group '${group}': make all of its edges 'all' or all 'any'.`,
      ),
  )
}

function unreachable(graph: DiGraph): string[] {
  const starts = startNodes(graph)
  if (starts.length === 0) return []
  const reached = closure(starts, (name) => targets(graph, name))
  return graph.nodes
    .filter(({ name }) => !reached.has(name))
    .map(
      ({ name }) =>
        `Node '${name}' cannot be reached from ${starts.join(', ')}: add an edge that leads to it.`,
    )
}

/** Circles of nodes none of whose edges leads out: a run in one ends only since no condition holds. */
function traps(graph: DiGraph): string[] {
  const named = new Set<string>()
  return graph.nodes.flatMap(({ name }) => {
    const onward = ahead(graph, name)
    if (named.has(name) || !onward.has(name)) return []
    const circle = [...onward].filter((other) => ahead(graph, other).has(name))
    for (const other of circle) named.add(other)
    if (circle.length < onward.size) return []
    const shown = graph.nodes.map((node) => node.name).filter((other) => onward.has(other))
    return [`The cycle of ${shown.join(', ')} has no exit: add a conditional edge that leads out of it.`]
  })
}

/** The first cycle without any condition, as its nodes in order. */
function unconditionalCycle({ entry, nodes }: DiGraph): string[] | null {
  const always = nodes.map(({ name, edges }) => ({
    name,
    edges: edges.filter(({ condition }) => condition === null),
  }))
  for (const { name } of nodes) {
    const cycle = shortestCycle({ entry, nodes: always }, name)
    if (cycle !== null) return cycle
  }
  return null
}

function shortestCycle(graph: DiGraph, start: string): string[] | null {
  const paths = new Map([[start, [start]]])
  // A map hands out what is added while it is walked, so the shorter ways come first.
  for (const [at, path] of paths)
    for (const next of targets(graph, at)) {
      if (next === start) return path
      if (!paths.has(next)) paths.set(next, [...path, next])
    }
  return null
}

const withoutExit = (cycle: readonly string[]): string =>
  `Cycle detected without exit condition: ${[...cycle, cycle[0]].join(' -> ')}. Give one of these edges a condition.`

const targets = (graph: DiGraph, name: string): string[] =>
  graph.nodes.find((node) => node.name === name)?.edges.map(({ target }) => target) ?? []

const ahead = (graph: DiGraph, name: string): Set<string> =>
  closure(targets(graph, name), (next) => targets(graph, next))
