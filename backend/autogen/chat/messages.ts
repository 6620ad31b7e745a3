import * as is from '../models/checks.ts'
import { isCall, isContent, isModelMessage, isResult, isUsage } from '../models/message-checks.ts'
import { isObject } from '../models/unknown.ts'

// What a message is stands here once: the types are read off these checks, and what comes from outside passes them.
const BASE = {
  id: is.text,
  /** The agent's name; `user` for a task that is a plain text. */
  source: is.text,
  /** Null where no model was asked, or it did not say. */
  modelsUsage: is.orNull(isUsage),
  metadata: is.recordOf(is.text),
  /** ISO 8601, UTC. */
  createdAt: is.text,
}

const CHAT = {
  TextMessage: { content: is.text },
  MultiModalMessage: { content: isContent },
  StructuredMessage: {
    contentType: is.text,
    content: is.json,
    /** How it reads for people: `{field}` is replaced by the field. Null: its JSON. */
    format: is.orNull(is.text),
  },
  StopMessage: { content: is.text },
  HandoffMessage: { content: is.text, target: is.text, context: is.listOf(isModelMessage) },
  ToolCallSummaryMessage: { content: is.text, toolCalls: is.listOf(isCall), results: is.listOf(isResult) },
}

const EVENTS = {
  ToolCallRequestEvent: { content: is.listOf(isCall) },
  ToolCallExecutionEvent: { content: is.listOf(isResult) },
  ModelClientStreamingChunkEvent: { content: is.text, fullMessageId: is.orNull(is.text) },
  ThoughtEvent: { content: is.text },
  MemoryQueryEvent: { content: is.listOf(is.text) },
  UserInputRequestedEvent: { requestId: is.text, content: is.oneOf('') },
  SelectSpeakerEvent: { content: is.listOf(is.text), rationale: is.text, fallback: is.flag },
  SelectorEvent: { content: is.text },
  TurnFailedEvent: { content: is.text, attempt: is.whole, action: is.oneOf('retry', 'skip') },
}

/** What every message and event carries. */
export type Base = is.Shaped<typeof BASE>
type Messages<Table extends { [type: string]: is.Shape }> = {
  [Type in keyof Table]: Base & { type: Type } & is.Shaped<Table[Type]>
}
type ChatMessages = Messages<typeof CHAT>
type Events = Messages<typeof EVENTS>

export type TextMessage = ChatMessages['TextMessage']
export type MultiModalMessage = ChatMessages['MultiModalMessage']
/** A value that a schema has passed; `contentType` names the schema, which a team must know to load it. */
export type StructuredMessage = ChatMessages['StructuredMessage']
/** Means only what a condition gives it. */
export type StopMessage = ChatMessages['StopMessage']
/** Hands the floor to `target`, with what it should know. */
export type HandoffMessage = ChatMessages['HandoffMessage']
export type ToolCallSummaryMessage = ChatMessages['ToolCallSummaryMessage']
export type ToolCallRequestEvent = Events['ToolCallRequestEvent']
export type ToolCallExecutionEvent = Events['ToolCallExecutionEvent']
/** A piece of is.text as it is written; `fullMessageId` is the id of the message it will be part of. */
export type ModelClientStreamingChunkEvent = Events['ModelClientStreamingChunkEvent']
export type ThoughtEvent = Events['ThoughtEvent']
export type MemoryQueryEvent = Events['MemoryQueryEvent']
export type UserInputRequestedEvent = Events['UserInputRequestedEvent']
/** Who was given the floor, and how it came to that; `fallback` where the rules had to choose in a model's place. */
export type SelectSpeakerEvent = Events['SelectSpeakerEvent']
/** What the model that selects said, as it came. */
export type SelectorEvent = Events['SelectorEvent']
/** Beyond upstream: a turn that was retried or skipped, by the participant's failure policy, and why. */
export type TurnFailedEvent = Events['TurnFailedEvent']

/** What agents say to each other. */
export type ChatMessage = ChatMessages[keyof ChatMessages]
/** What only those who watch see; it is never handed to another agent. */
export type AgentEvent = Events[keyof Events]
export type AnyMessage = ChatMessage | AgentEvent
export type MessageType = AnyMessage['type']

const ALL = new Map<string, is.Shape>(Object.entries({ ...CHAT, ...EVENTS }))
export const MESSAGE_TYPES: readonly string[] = [...ALL.keys()]

export const isChatMessage = (message: AnyMessage): message is ChatMessage =>
  Object.hasOwn(CHAT, message.type)
export const isEvent = (message: AnyMessage): message is AgentEvent => Object.hasOwn(EVENTS, message.type)

/** Whether something from outside is a is.whole message or event of a known type. */
export const isMessage = (value: unknown): value is AnyMessage => messageFault(value) === null

/** What is wrong with something that should be a message or event, or null. */
export function messageFault(value: unknown): string | null {
  if (!isObject(value)) return 'It is no object.'
  const { type } = value
  if (typeof type !== 'string') return 'The field "type" is missing.'
  const fields = ALL.get(type)
  if (fields === undefined)
    return `The message type ${type} is not registered: it is none of ${MESSAGE_TYPES.join(', ')}.`
  const wrong = is.wrongField({ ...BASE, ...fields }, value)
  return wrong && `The field "${wrong}" of the ${type} is missing or is not what it should be.`
}
