import { ConfigurationError } from '../../core/errors.ts'
import { closedCircles, closure } from './closure.ts'
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
  // Ways are known only where all nodes are: name the loose ends first.
  const loose = [...looseEnds(graph, agents)]
  return loose.length > 0 ? loose : [...nodeFaults(graph), ...cycleFaults(graph, limited)]
}

/** Whether there is a cycle; throws `ConfigurationError` where one of them has no condition at all. */
export function hasCyclesWithExit(graph: DiGraph): boolean {
  const endless = unconditionalCycle(graph)
  if (endless !== null) throw new ConfigurationError(withoutExit(endless))
  return isCyclic(graph)
}

function* looseEnds({ nodes, entry }: DiGraph, agents: readonly string[] | undefined) {
  const names = nodes.map(({ name }) => name)
  if (names.length === 0) yield 'Graph has no nodes: add one for each agent.'
  for (const [at, { name, edges }] of nodes.entries()) {
    if (names.indexOf(name) < at) yield `There are two nodes '${name}': give each a name of its own.`
    for (const { target } of edges)
      if (!names.includes(target))
        yield `The edge from '${name}' leads to '${target}', which is no node: add it or turn the edge elsewhere.`
    if (agents?.includes(name) === false) yield `Node '${name}' has no agent: add a participant of that name.`
  }
  if (entry !== null && !names.includes(entry))
    yield `The entry point '${entry}' is no node: set one of ${names.join(', ')}.`
}

function* nodeFaults(graph: DiGraph) {
  const starts = startNodes(graph)
  const reached = closure(starts, (name) => targets(graph, name))
  if (starts.length === 0) yield 'Graph must have at least one start node: set an entry point.'
  if (graph.nodes.every(({ edges }) => edges.length > 0))
    yield 'Graph must have at least one leaf node: one without edges, where it ends.'
  for (const { name, edges } of graph.nodes) {
    if (new Set(edges.map(({ condition }) => condition === null)).size > 1)
      yield `Node '${name}' has a mix of conditional and unconditional edges: make all of them one or the other.`
    for (const [first, ...others] of groupsInto(graph, name))
      if (others.some(({ activationCondition }) => activationCondition !== first?.activationCondition))
        yield `Conflicting activation conditions for target '${name}' group '${first?.activationGroup}': make all of its edges 'all' or all 'any'.`
    if (starts.length > 0 && !reached.has(name))
      yield `Node '${name}' cannot be reached from ${starts.join(', ')}: add an edge that leads to it.`
  }
}

function* cycleFaults(graph: DiGraph, limited: boolean) {
  const names = graph.nodes.map(({ name }) => name)
  const endless = unconditionalCycle(graph)
  if (endless !== null) yield withoutExit(endless)
  // A run in a circle that no edge leads out of ends only since no condition holds.
  else
    for (const circle of closedCircles(names, (name) => targets(graph, name)))
      yield `The cycle of ${names.filter((name) => circle.has(name)).join(', ')} has no exit: add a conditional edge that leads out of it.`
  if (!limited && isCyclic(graph))
    yield 'A termination condition is required for cyclic graphs without a maximum turn limit: give it one of both.'
}

/** The first cycle without any condition, as its nodes in order. */
function unconditionalCycle({ entry, nodes }: DiGraph): string[] | null {
  const always = nodes.map(({ name, edges }) => ({
    name,
    edges: edges.filter(({ condition }) => condition === null),
  }))
  const cycles = nodes.map(({ name }) => shortestCycle({ entry, nodes: always }, name))
  return cycles.find((cycle) => cycle !== null) ?? null
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

const isCyclic = (graph: DiGraph): boolean =>
  graph.nodes.some(({ name }) => shortestCycle(graph, name) !== null)

const targets = (graph: DiGraph, name: string): string[] =>
  graph.nodes.find((node) => node.name === name)?.edges.map(({ target }) => target) ?? []
