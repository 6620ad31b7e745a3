import type { ChatMessage } from '../messages.ts'

/** When an edge is taken: a text that the source's last message holds, or a function that says `true` of it. */
export type EdgeCondition = string | ((message: ChatMessage) => boolean)

export type GraphEdge = {
  target: string
  /** Null: always. */
  condition: EdgeCondition | null
  /** Edges of one group together start the target. */
  activationGroup: string
  /** Whether the target waits for all edges of the group or for any. */
  activationCondition: 'all' | 'any'
}

/** Nodes carry the names of agents. Without functions in its conditions a graph is plain JSON. */
export type DiGraph = {
  nodes: readonly { name: string; edges: readonly GraphEdge[] }[]
  /** Null: all nodes that no edge leads to. */
  entry: string | null
}
