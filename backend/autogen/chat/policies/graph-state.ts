import { BadState } from '../../core/errors.ts'
import type { Json } from '../../core/json.ts'
import { listOf, objectOf, oneOf } from '../../models/checks.ts'
import type { ChatMessage } from '../messages.ts'
import { toModelText } from '../render.ts'
import type { DiGraph, EdgeCondition } from './graph.ts'
import { edgesOf, groupsInto, startNodes } from './graph-edges.ts'

/** Where a run through a graph stands: all of it, at any moment, so that it can be saved whenever. */
export type GraphState = {
  /** The round under way: who has yet to speak in it, in declaration order. */
  active: string[]
  /** Who speaks in the next round. */
  ready: string[]
  /** The edges, by their ids, that were taken and whose target has not begun since. */
  taken: string[]
  /** Who has spoken, in the order they first did. */
  reached: string[]
}

/** Where a run begins: the entry point, or all nodes that no edge leads to. */
export const beginGraph = (graph: DiGraph): GraphState => ({
  active: startNodes(graph),
  ready: [],
  taken: [],
  reached: [],
})

/** Those who speak now, together, and why; null where the run is over. */
export function nextInGraph(state: GraphState): { speakers: string[]; rationale: string } | null {
  if (state.active.length === 0) return null
  const who = state.active.join(', ')
  const begins = state.reached.length === 0
  const rationale = begins ? `The graph begins with ${who}.` : `All that ${who} waited for has happened.`
  return { speakers: [...state.active], rationale }
}

/**
 * A node has spoken. Its edges are taken whose condition its message meets; without a message, since its turn was
 * skipped, those without a condition. The next round begins once all of this one have spoken, and then every group
 * that started a node waits anew, so that loops go round. A node runs once a round, however many groups start it; a
 * group of `any` starts it again where a later parent comes in a later round.
 */
export function finishNode(
  graph: DiGraph,
  state: GraphState,
  node: string,
  message: ChatMessage | null,
): GraphState {
  const met = edgesOf(graph).filter(({ source, condition }) => source === node && holds(condition, message))
  const taken = new Set([...state.taken, ...met.map(({ id }) => id)])
  const starting = graph.nodes
    .flatMap(({ name }) => groupsInto(graph, name))
    .filter(
      (group) =>
        group.every(({ id }) => taken.has(id)) ||
        group.some(({ id, activationCondition }) => activationCondition === 'any' && taken.has(id)),
    )
    .flat()
  const ready = [...new Set(starting.map(({ target }) => target))]
  const reached = [...new Set([...state.reached, node])]
  const active = state.active.filter((name) => name !== node)
  if (active.length > 0) return { active, ready, taken: [...taken], reached }
  for (const { id } of starting) taken.delete(id)
  return { active: ready, ready: [], taken: [...taken], reached }
}

function holds(condition: EdgeCondition | null, message: ChatMessage | null): boolean {
  if (condition === null || message === null) return condition === null
  return typeof condition === 'string' ? toModelText(message).includes(condition) : condition(message)
}

/** A saved state; throws `BadState` where it is not of this graph. */
export function graphStateFrom(graph: DiGraph, saved: Json): GraphState {
  const nodes = listOf(oneOf(...graph.nodes.map(({ name }) => name)))
  const edges = listOf(oneOf(...edgesOf(graph).map(({ id }) => id)))
  const isState = objectOf({ active: nodes, ready: nodes, taken: edges, reached: nodes })
  if (isState(saved)) return structuredClone(saved)
  throw new BadState('This is not the state of this graph: build the graph it was saved with.')
}
