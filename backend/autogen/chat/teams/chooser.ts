import type { Json } from '../../core/json.ts'
import type { TurnContext } from '../chat-agent.ts'
import type { AgentEvent, AnyMessage, ChatMessage } from '../messages.ts'
import type { Selected } from '../policies/types.ts'
import type { Stop } from '../termination.ts'

/** Who speaks next, all at once where there are several; `fallback` where the rules chose in a model's place. */
export type Choice = { speakers: readonly string[]; rationale: string; fallback?: boolean }

/** What a choice is made by: all that was said, and who finished a turn last. */
export type Standing = { thread: readonly AnyMessage[]; lastSpeaker: string | null }

export type ChoosingContext = TurnContext & {
  /** Shown to whoever watches, where team events are. */
  show(event: AgentEvent): void
}

/** How a kind of team decides whose turn it is. */
export type Chooser = {
  /** Whether a state fits only the same participants in the same order. */
  readonly inOrder?: boolean
  /** Throws `ConfigurationError` where a run cannot go on from here with this task. */
  check?(thread: readonly AnyMessage[], task: readonly ChatMessage[]): void
  choose(standing: Standing, context: ChoosingContext): Promise<Choice> | Choice
  /** What it remembers besides who spoke last, where it does. */
  readonly memory?: ChoosersMemory
}

export type ChoosersMemory = {
  /** The last word of a turn that was finished; null where it was skipped. Where it throws nothing has changed. */
  spoken(name: string, last: ChatMessage | null): void
  /** After a round: why the work is done, if it is; the next run then begins anew. */
  complete(): Stop | null
  reset(): void
  saveState(): Json
  /** Throws `BadState`. */
  loadState(state: Json): void
}

/** What one of the pure policies selected, as a choice. */
export const choiceOf = (selected: (Selected & { fallback?: boolean }) | null): Choice => ({
  speakers: selected ? [selected.speaker] : [],
  rationale: selected?.rationale ?? '',
  fallback: selected?.fallback ?? false,
})
