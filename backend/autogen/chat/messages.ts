import type { Json } from '../core/json.ts'
import type {
  FunctionCall,
  FunctionExecutionResult,
  Image,
  ModelMessage,
  RequestUsage,
} from '../models/model-client.ts'

/** What every message and event carries. */
export type Base = {
  id: string
  /** The agent's name; `user` for a task that is a plain text. */
  source: string
  /** Null where no model was asked, or it did not say. */
  modelsUsage: RequestUsage | null
  metadata: Record<string, string>
  /** ISO 8601, UTC. */
  createdAt: string
}

export type TextMessage = Base & { type: 'TextMessage'; content: string }
export type MultiModalMessage = Base & { type: 'MultiModalMessage'; content: (string | Image)[] }
/** A value that a schema has passed; `contentType` names the schema, which a team must know to load it. */
export type StructuredMessage = Base & {
  type: 'StructuredMessage'
  contentType: string
  content: Json
  /** How it reads for people: `{field}` is replaced by the field. Null: its JSON. */
  format: string | null
}
/** Means only what a condition gives it. */
export type StopMessage = Base & { type: 'StopMessage'; content: string }
/** Hands the floor to `target`, with what it should know. */
export type HandoffMessage = Base & {
  type: 'HandoffMessage'
  content: string
  target: string
  context: ModelMessage[]
}
export type ToolCallSummaryMessage = Base & {
  type: 'ToolCallSummaryMessage'
  content: string
  toolCalls: FunctionCall[]
  results: FunctionExecutionResult[]
}

/** What agents say to each other. */
export type ChatMessage =
  | TextMessage
  | MultiModalMessage
  | StructuredMessage
  | StopMessage
  | HandoffMessage
  | ToolCallSummaryMessage

export type ToolCallRequestEvent = Base & { type: 'ToolCallRequestEvent'; content: FunctionCall[] }
export type ToolCallExecutionEvent = Base & {
  type: 'ToolCallExecutionEvent'
  content: FunctionExecutionResult[]
}
/** A piece of text as it is written; `fullMessageId` is the id of the message it will be part of. */
export type ModelClientStreamingChunkEvent = Base & {
  type: 'ModelClientStreamingChunkEvent'
  content: string
  fullMessageId: string | null
}
export type ThoughtEvent = Base & { type: 'ThoughtEvent'; content: string }
export type MemoryQueryEvent = Base & { type: 'MemoryQueryEvent'; content: string[] }
export type UserInputRequestedEvent = Base & {
  type: 'UserInputRequestedEvent'
  requestId: string
  content: ''
}
/** Who was given the floor, and how it came to that; `fallback` where the rules had to choose in a model's place. */
export type SelectSpeakerEvent = Base & {
  type: 'SelectSpeakerEvent'
  content: string[]
  rationale: string
  fallback: boolean
}
/** What the model that selects said, as it came. */
export type SelectorEvent = Base & { type: 'SelectorEvent'; content: string }
/** Beyond upstream: a turn that was retried or skipped, by the participant's failure policy, and why. */
export type TurnFailedEvent = Base & {
  type: 'TurnFailedEvent'
  content: string
  attempt: number
  action: 'retry' | 'skip'
}

/** What only those who watch see; it is never handed to another agent. */
export type AgentEvent =
  | ToolCallRequestEvent
  | ToolCallExecutionEvent
  | ModelClientStreamingChunkEvent
  | ThoughtEvent
  | MemoryQueryEvent
  | UserInputRequestedEvent
  | SelectSpeakerEvent
  | SelectorEvent
  | TurnFailedEvent

export type AnyMessage = ChatMessage | AgentEvent
export type MessageType = AnyMessage['type']
