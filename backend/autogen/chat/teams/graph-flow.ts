import type { ChatAgent } from '../chat-agent.ts'
import type { DiGraph } from '../policies/graph.ts'
import { neverReached } from '../policies/graph-report.ts'
import { beginGraph, finishNode, graphStateFrom, nextInGraph } from '../policies/graph-state.ts'
import { validateGraph } from '../policies/graph-validate.ts'
import type { Team } from '../team.ts'
import { BaseGroupChat } from './base-group-chat.ts'
import type { Chooser } from './chooser.ts'
import type { GroupChatOptions } from './group-chat-options.ts'
import { stopOf } from './limits.ts'

/** A team whose participants speak along the edges of a graph: one after the other, side by side, in loops. */
export class GraphFlow extends BaseGroupChat {
  /** Throws `ConfigurationError` as all teams do, and where the graph has faults. */
  constructor(participants: readonly (ChatAgent | Team)[], graph: DiGraph, options: GroupChatOptions = {}) {
    const limited = options.terminationCondition !== undefined || options.maxTurns !== undefined
    validateGraph(graph, { agents: participants.map(({ name }) => name), limited })
    super('GraphFlow', participants, options, graphChooser(graph))
  }
}

function graphChooser(graph: DiGraph): Chooser {
  let state = beginGraph(graph)
  return {
    choose: () => nextInGraph(state) ?? { speakers: [], rationale: '' },
    memory: {
      spoken(name, last) {
        state = finishNode(graph, state, name, last)
      },
      complete() {
        if (nextInGraph(state) !== null) return null
        const detail = { condition: 'digraphComplete', neverReached: neverReached(graph, state) }
        state = beginGraph(graph)
        return stopOf('Digraph execution is complete', 'GraphFlow', detail)
      },
      reset() {
        state = beginGraph(graph)
      },
      saveState: () => structuredClone(state),
      loadState(saved) {
        state = graphStateFrom(graph, saved)
      },
    },
  }
}
