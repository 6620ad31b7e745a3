import type { DiGraph, GraphEdge } from './graph.ts'

/** An edge with where it comes from; `id` tells it apart in a saved state. */
export type IncomingEdge = GraphEdge & { source: string; id: string }
export type EdgeGroup = { group: string; activation: 'all' | 'any'; edges: IncomingEdge[] }

/** Where a run begins. */
export function startNodes({ nodes, entry }: DiGraph): string[] {
  if (entry !== null) return [entry]
  const targets = new Set(nodes.flatMap(({ edges }) => edges.map(({ target }) => target)))
  return nodes.map(({ name }) => name).filter((name) => !targets.has(name))
}

/** The edges of a node with their names. */
export const edgesOf = (graph: DiGraph, source: string): IncomingEdge[] =>
  (graph.nodes.find(({ name }) => name === source)?.edges ?? []).map((edge, index) => ({
    ...edge,
    source,
    id: `${source}#${index}`,
  }))

/** What can start a node: its groups, in the order of their first edges. */
export function groupsInto(graph: DiGraph, target: string): EdgeGroup[] {
  const groups = new Map<string, EdgeGroup>()
  for (const { name } of graph.nodes)
    for (const edge of edgesOf(graph, name)) {
      if (edge.target !== target) continue
      const { activationGroup: group, activationCondition: activation } = edge
      const known = groups.get(group) ?? { group, activation, edges: [] }
      known.edges.push(edge)
      groups.set(group, known)
    }
  return [...groups.values()]
}
