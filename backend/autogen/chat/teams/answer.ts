import type { AnyMessage, ChatMessage } from '../messages.ts'

/** What a turn came to: everything it said, and the last word of it, null where a team inside said nothing. */
export type FinishedTurn = { messages: readonly AnyMessage[]; last: ChatMessage | null }

export type GroupChatAnswer =
  /** What came of a turn; `attempt` tells the pieces that belong to it from those of attempts that failed. */
  | { type: 'GroupChatAgentResponse'; turnId: string; attempt: string; turn: FinishedTurn }
  /** The turn failed, or was cut. */
  | { type: 'GroupChatError'; turnId: string; attempts: number; error: unknown }
