import type { Clock, NewId } from '../core/outside.ts'
import type { Json } from '../core/json.ts'
import type { UsageLedger } from '../models/usage-ledger.ts'
import type { AnyMessage, ChatMessage } from './messages.ts'

/** What an agent is given for one turn. */
export type TurnContext = {
  /** Aborted where the turn is cut: forward it to everything that takes time. */
  signal: AbortSignal
  /** Every model call is written here; wrap the client with `metered`. */
  ledger: UsageLedger
  clock: Clock
  newId: NewId
}

/** How a turn ended; `innerMessages` are the events (and inner chat messages) on the way, in order. */
export type Response = { chatMessage: ChatMessage; innerMessages: AnyMessage[] }

/** `{ response }` ends a stream of a turn; everything before is a message or an event. */
export type TurnItem = AnyMessage | { response: Response }
export type Turn = AsyncGenerator<TurnItem, void>

/**
 * One participant. Agents are stateful: they are handed only what is new since their last turn. A turn is a
 * transaction: where it fails or is cut, the agent is as it was before, so the same messages can be handed in again.
 */
export type ChatAgent = {
  /** An identifier: letters, digits and `_`, not beginning with a digit. */
  readonly name: string
  readonly description: string
  /** The types it may answer with: `HandoffMessage`, `StructuredMessage<Report>` … */
  readonly producedMessageTypes: readonly string[]
  /** Ends with exactly one `{ response }`. */
  onMessagesStream(messages: readonly ChatMessage[], context: TurnContext): Turn
  /**
   * The question to a person that it waits for, where it can wait for one. Its state is then of use in the middle of a
   * turn too: the question is part of it.
   */
  readonly pendingRequest?: { requestId: string; prompt: string } | null
  onReset(context: { signal: AbortSignal }): Promise<void>
  onPause?(context: { signal: AbortSignal }): Promise<void>
  onResume?(context: { signal: AbortSignal }): Promise<void>
  saveState(): Promise<Json>
  loadState(state: Json): Promise<void>
  close?(): Promise<void>
}
