import type { DiGraph } from './graph.ts'
import { groupsInto, type IncomingEdge } from './graph-edges.ts'
import type { GraphState } from './graph-state.ts'

/** At the end of a run: which nodes never spoke, and what they waited for; one sentence each. */
export function neverReached(graph: DiGraph, state: GraphState): string[] {
  return graph.nodes
    .filter(({ name }) => !hasRun(state, name))
    .map(({ name }) => `${name} was never reached: ${waitsFor(graph, state, name)}.`)
}

const hasRun = ({ active, reached }: GraphState, name: string): boolean =>
  reached.includes(name) || active.includes(name)

function waitsFor(graph: DiGraph, state: GraphState, name: string): string {
  const reasons = groupsInto(graph, name).flatMap((edges) => {
    const why = missing(state, edges).map((edge) => whyNot(graph, state, edge, new Set([name])))
    const sources = new Set(edges.map(({ source }) => source))
    const waits = `it waits for ${edges[0]?.activationCondition} of ${[...sources].join(', ')}`
    return edges.length === 1 ? why : [waits, ...why]
  })
  return reasons.join('; ')
}

/** Why an edge was not taken, back to the condition that did not hold; of nodes that wait for each other, each once. */
function whyNot(graph: DiGraph, state: GraphState, edge: IncomingEdge, asked: Set<string>): string {
  const { source, target, condition } = edge
  if (hasRun(state, source)) {
    const named = typeof condition === 'string' ? `the condition '${condition}'` : 'the condition'
    return `${named} from ${source} to ${target} did not hold`
  }
  if (asked.has(source)) return `${source} waits in turn`
  asked.add(source)
  const edges = groupsInto(graph, source).flatMap((group) => missing(state, group))
  const because = edges.map((one) => whyNot(graph, state, one, asked)).join(', ')
  return `${source} was never reached because ${because}`
}

const missing = ({ taken }: GraphState, edges: readonly IncomingEdge[]): IncomingEdge[] =>
  edges.filter(({ id }) => !taken.includes(id))
