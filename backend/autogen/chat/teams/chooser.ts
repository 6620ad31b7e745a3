import type { Json } from '../../core/json.ts'
import type { TurnContext } from '../chat-agent.ts'
import type { AgentEvent, AnyMessage, ChatMessage } from '../messages.ts'
import type { Stop } from '../termination.ts'

/** Who speaks next, all at once where there are several; `fallback` where the rules chose in a model's place. */
export type Choice = { speakers: readonly string[]; rationale: string; fallback?: boolean }

export type ChoosingContext = TurnContext & {
  /** Shown to whoever watches, where team events are. */
  show(event: AgentEvent): Promise<void>
}

/** How a kind of team decides whose turn it is. It changes only where a turn was finished, so a failed one can be repeated. */
export type Chooser = {
  /** Throws `ConfigurationError` where a run cannot go on from here with this task. */
  check?(thread: readonly AnyMessage[], task: readonly ChatMessage[] | null): void
  choose(thread: readonly AnyMessage[], context: ChoosingContext): Promise<Choice> | Choice
  /** The last word of a turn; null where it was skipped, or a team inside said nothing. Where it throws nothing has changed. */
  spoken(name: string, last: ChatMessage | null): void
  /** After a round: why the work is done, if it is; the next run then begins anew. */
  complete?(): Stop | null
  reset(): void
  saveState(): Json
  /** Throws `BadState` before it changes anything. */
  loadState(state: Json): void
}
