import type { Json } from '../../core/json.ts'
import type { ChatAgent } from '../chat-agent.ts'
import type { ChatMessage } from '../messages.ts'
import type { DiGraph } from '../policies/graph.ts'
import { neverReached } from '../policies/graph-report.ts'
import { beginGraph, finishNode, graphStateFrom, nextInGraph } from '../policies/graph-state.ts'
import { validateGraph } from '../policies/graph-validate.ts'
import type { Team } from '../team.ts'
import type { Stop } from '../termination.ts'
import { BaseGroupChat } from './base-group-chat.ts'
import type { Choice, Chooser } from './chooser.ts'
import type { GroupChatOptions } from './group-chat-options.ts'
import { stopOf } from './limits.ts'

/** A team whose participants speak along the edges of a graph: one after the other, side by side, in loops. */
export class GraphFlow extends BaseGroupChat {
  /** Throws `ConfigurationError` as all teams do, and where the graph has faults. */
  constructor(participants: readonly (ChatAgent | Team)[], graph: DiGraph, options: GroupChatOptions = {}) {
    const limited = options.terminationCondition !== undefined || options.maxTurns !== undefined
    validateGraph(graph, { agents: participants.map(({ name }) => name), limited })
    super('GraphFlow', participants, new GraphChooser(graph), options)
  }
}

class GraphChooser implements Chooser {
  readonly #graph: DiGraph
  #state: ReturnType<typeof beginGraph>

  constructor(graph: DiGraph) {
    this.#graph = graph
    this.#state = beginGraph(graph)
  }

  choose(): Choice {
    return nextInGraph(this.#state) ?? { speakers: [], rationale: '' }
  }

  spoken(name: string, last: ChatMessage | null): void {
    this.#state = finishNode(this.#graph, this.#state, name, last)
  }

  complete(): Stop | null {
    if (nextInGraph(this.#state) !== null) return null
    const unreached = neverReached(this.#graph, this.#state)
    this.reset()
    return stopOf('Digraph execution is complete', 'GraphFlow', {
      condition: 'digraphComplete',
      neverReached: unreached,
    })
  }

  reset(): void {
    this.#state = beginGraph(this.#graph)
  }

  saveState(): Json {
    return structuredClone(this.#state)
  }

  loadState(state: Json): void {
    this.#state = graphStateFrom(this.#graph, state)
  }
}
