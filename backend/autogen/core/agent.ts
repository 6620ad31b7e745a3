import type { AgentId, TopicId } from './ids.ts'
import type { Json } from './json.ts'

/** Answered by an agent that does not handle such a message: the runtime logs it, who asked gets nothing. */
export const UNHANDLED: unique symbol = Symbol('UNHANDLED')

/** Read it where it is: `signal` and `messageId` are made when asked for, a copy by `...` would lack them. */
export type MessageContext = {
  /** Null where it came from outside the runtime. */
  sender: AgentId | null
  /** Null for a direct message. */
  topicId: TopicId | null
  /** Whether somebody waits for the answer. */
  isRpc: boolean
  /** Aborted where the sender has given up: forward it to everything that takes time. */
  signal: AbortSignal
  messageId: string
}

/** What lives in the runtime: handles one message at a time, first in, first out. */
export type Agent = {
  readonly id: AgentId
  readonly description: string
  onMessage(message: unknown, context: MessageContext): unknown
  saveState(): Promise<Json> | Json
  loadState(state: Json): Promise<void> | void
  close?(): Promise<void> | void
}
