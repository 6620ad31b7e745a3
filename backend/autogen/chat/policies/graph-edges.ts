import type { DiGraph, GraphEdge } from './graph.ts'

/** An edge with where it comes from; `id` tells it apart in a saved state. */
export type IncomingEdge = GraphEdge & { source: string; id: string }

/** Where a run begins. */
export function startNodes({ nodes, entry }: DiGraph): string[] {
  if (entry !== null) return [entry]
  const targets = new Set(nodes.flatMap(({ edges }) => edges.map(({ target }) => target)))
  return nodes.map(({ name }) => name).filter((name) => !targets.has(name))
}

export const edgesOf = ({ nodes }: DiGraph): IncomingEdge[] =>
  nodes.flatMap(({ name: source, edges }) =>
    edges.map((edge, index) => ({ ...edge, source, id: `${source}#${index}` })),
  )

/** What can start a node: its groups of edges, in the order of their first ones. */
export function groupsInto(graph: DiGraph, node: string): IncomingEdge[][] {
  const edges = edgesOf(graph).filter(({ target }) => target === node)
  return [...Map.groupBy(edges, ({ activationGroup }) => activationGroup).values()]
}
