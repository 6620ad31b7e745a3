import { textMessage } from '../../../../backend/autogen/chat/make-message.ts'
import { type EdgeOptions, DiGraphBuilder } from '../../../../backend/autogen/chat/policies/graph-builder.ts'
import type { DiGraph } from '../../../../backend/autogen/chat/policies/graph.ts'
import {
  beginGraph,
  finishNode,
  type GraphState,
  nextInGraph,
} from '../../../../backend/autogen/chat/policies/graph-state.ts'

type Edge = [source: string, target: string, options?: EdgeOptions]

/** A graph of single letters, `A>B` or with options; unchecked. Nodes are declared in the order they are named. */
export function graphOf(edges: readonly (string | Edge)[], entry: string | null = null): DiGraph {
  const all = edges.map((edge): Edge =>
    typeof edge === 'string' ? [edge[0] ?? '', edge.at(-1) ?? ''] : edge,
  )
  const names = [...new Set(all.flatMap(([source, target]) => [source, target]))].toSorted()
  const nodes = names.map((name) => ({
    name,
    edges: all
      .filter(([source]) => source === name)
      .map(([, target, options]) => ({
        target,
        condition: null,
        activationGroup: target,
        activationCondition: 'all' as const,
        ...options,
      })),
  }))
  return { nodes, entry }
}

export const builder = (...names: string[]) => {
  const graph = new DiGraphBuilder()
  for (const name of names) graph.addNode({ name })
  return graph
}

export const says = (source: string, content: string) => textMessage({ source, content })

/** What nodes say, one after the other; the last is said again and again. Nodes that are left out say their name. */
export type Script = { [node: string]: readonly string[] }

export type Step = { node: string; state: GraphState }

/** Plays the graph round after round; `between` may put another state in the place of each. */
export function play(
  graph: DiGraph,
  script: Script = {},
  { limit = 50, between = (state: GraphState) => state } = {},
): { spoken: string[]; rounds: string[]; steps: Step[]; state: GraphState } {
  const spoken: string[] = []
  const rounds: string[] = []
  const steps: Step[] = []
  let state = between(beginGraph(graph))
  for (let next = nextInGraph(state); next !== null && spoken.length < limit; next = nextInGraph(state)) {
    rounds.push(next.speakers.join(''))
    for (const node of next.speakers) {
      state = between(finishNode(graph, state, node, says(node, wordOf(script, spoken, node))))
      spoken.push(node)
      steps.push({ node, state })
    }
  }
  return { spoken, rounds, steps, state }
}

/** Goes on from a state that was saved after `before` had spoken. */
export function goOn(
  graph: DiGraph,
  saved: GraphState,
  script: Script,
  before: readonly string[],
  limit = 50,
): string[] {
  const spoken = [...before]
  let state = saved
  for (let next = nextInGraph(state); next !== null && spoken.length < limit; next = nextInGraph(state)) {
    const [node] = next.speakers
    if (node === undefined) break
    state = finishNode(graph, state, node, says(node, wordOf(script, spoken, node)))
    spoken.push(node)
  }
  return spoken
}

function wordOf(script: Script, spoken: readonly string[], node: string): string {
  const words = (Object.hasOwn(script, node) ? script[node] : undefined) ?? [node]
  return words[spoken.filter((name) => name === node).length] ?? words.at(-1) ?? node
}
