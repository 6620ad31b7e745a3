import { BadState } from '../../core/errors.ts'
import type { Json } from '../../core/json.ts'
import type { ChatMessage } from '../messages.ts'
import { toModelText } from '../render.ts'
import type { DiGraph } from './graph.ts'
import { type EdgeGroup, edgesOf, groupsInto, type IncomingEdge, startNodes } from './graph-edges.ts'

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
export function nextInGraph({
  active,
  reached,
}: GraphState): { speakers: string[]; rationale: string } | null {
  if (active.length === 0) return null
  const who = active.join(', ')
  const rationale =
    reached.length === 0 ? `The graph begins with ${who}.` : `All that ${who} waited for has happened.`
  return { speakers: [...active], rationale }
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
  const met = edgesOf(graph, node).filter((edge) => holds(edge, message))
  const taken = [...new Set([...state.taken, ...met.map(({ id }) => id)])]
  const starting = graph.nodes.map(({ name }) => ({ name, groups: startingGroups(graph, taken, name) }))
  const ready = starting.filter(({ groups }) => groups.length > 0).map(({ name }) => name)
  const reached = [...new Set([...state.reached, node])]
  const active = state.active.filter((name) => name !== node)
  if (active.length > 0) return { active, ready, taken, reached }
  const used = new Set(
    starting.flatMap(({ groups }) => groups.flatMap(({ edges }) => edges.map(({ id }) => id))),
  )
  return { active: ready, ready: [], taken: taken.filter((id) => !used.has(id)), reached }
}

/** The groups that have got all they wait for. */
const startingGroups = (graph: DiGraph, taken: readonly string[], name: string): EdgeGroup[] =>
  groupsInto(graph, name).filter(({ activation, edges }) =>
    activation === 'any'
      ? edges.some(({ id }) => taken.includes(id))
      : edges.every(({ id }) => taken.includes(id)),
  )

function holds({ condition }: IncomingEdge, message: ChatMessage | null): boolean {
  if (condition === null || message === null) return condition === null
  return typeof condition === 'string' ? toModelText(message).includes(condition) : condition(message)
}

/** A saved state; throws `BadState` where it is not of this graph. */
export function graphStateFrom(graph: DiGraph, saved: Json): GraphState {
  const names = graph.nodes.map(({ name }) => name)
  const ids = names.flatMap((name) => edgesOf(graph, name).map(({ id }) => id))
  const fields = typeof saved === 'object' && saved !== null && !Array.isArray(saved) ? saved : {}
  return {
    active: someOf(names, fields.active),
    ready: someOf(names, fields.ready),
    taken: someOf(ids, fields.taken),
    reached: someOf(names, fields.reached),
  }
}

function someOf(known: readonly string[], value: Json | undefined): string[] {
  const list = Array.isArray(value) ? value : [null]
  return list.map((one) => {
    if (typeof one === 'string' && known.includes(one)) return one
    throw new BadState('This is not the state of this graph: build the graph it was saved with.')
  })
}
