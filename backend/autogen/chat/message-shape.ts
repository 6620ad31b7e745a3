import type { AgentEvent, AnyMessage, ChatMessage, MessageType } from './messages.ts'

type Check = (value: unknown) => boolean
type Fields = { [name: string]: Check }

const isRecord = (value: unknown): value is { [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const text: Check = (value) => typeof value === 'string'
const flag: Check = (value) => typeof value === 'boolean'
const count: Check = (value) => Number.isInteger(value)
const anything: Check = (value) => value !== undefined
const absent: Check = (value) => value === undefined
const oneOf = (...checks: (Check | string | null)[]): Check => {
  return (value) => checks.some((check) => (typeof check === 'function' ? check(value) : check === value))
}
const listOf = (each: Check): Check => {
  return (value) => Array.isArray(value) && value.every(each)
}
const withFields = (fields: Fields): Check => {
  return (value) => isRecord(value) && Object.entries(fields).every(([name, check]) => check(value[name]))
}

const call = withFields({ id: text, name: text, arguments: text })
const result = withFields({ callId: text, name: text, content: text, isError: flag })
const image = withFields({ url: text, detail: oneOf(absent, 'auto', 'low', 'high') })
const parts = listOf(oneOf(text, image))
const modelMessage = oneOf(
  withFields({ type: oneOf('SystemMessage'), content: text }),
  withFields({ type: oneOf('UserMessage'), content: oneOf(text, parts), source: text }),
  withFields({
    type: oneOf('AssistantMessage'),
    content: oneOf(text, listOf(call)),
    source: text,
    thought: oneOf(absent, text),
  }),
  withFields({ type: oneOf('FunctionExecutionResultMessage'), content: listOf(result) }),
)

const BASE: Fields = {
  id: text,
  source: text,
  modelsUsage: oneOf(
    null,
    withFields({ promptTokens: count, completionTokens: count, cachedTokens: oneOf(absent, count) }),
  ),
  metadata: (value) => isRecord(value) && Object.values(value).every(text),
  createdAt: text,
}

const CHAT: Record<ChatMessage['type'], Fields> = {
  TextMessage: { content: text },
  MultiModalMessage: { content: parts },
  StructuredMessage: { contentType: text, content: anything, format: oneOf(null, text) },
  StopMessage: { content: text },
  HandoffMessage: { content: text, target: text, context: listOf(modelMessage) },
  ToolCallSummaryMessage: { content: text, toolCalls: listOf(call), results: listOf(result) },
}

const EVENTS: Record<AgentEvent['type'], Fields> = {
  ToolCallRequestEvent: { content: listOf(call) },
  ToolCallExecutionEvent: { content: listOf(result) },
  ModelClientStreamingChunkEvent: { content: text, fullMessageId: oneOf(null, text) },
  ThoughtEvent: { content: text },
  MemoryQueryEvent: { content: listOf(text) },
  UserInputRequestedEvent: { requestId: text, content: oneOf('') },
  SelectSpeakerEvent: { content: listOf(text), rationale: text, fallback: flag },
  SelectorEvent: { content: text },
  TurnFailedEvent: { content: text, attempt: count, action: oneOf('retry', 'skip') },
}

const SHAPES: Record<MessageType, Fields> = { ...CHAT, ...EVENTS }
export const MESSAGE_TYPES: readonly string[] = Object.keys(SHAPES)

export const isChatMessage = (message: AnyMessage): message is ChatMessage =>
  Object.hasOwn(CHAT, message.type)
export const isEvent = (message: AnyMessage): message is AgentEvent => Object.hasOwn(EVENTS, message.type)

/** Whether something from outside is a whole message or event of a known type. */
export const isMessage = (value: unknown): value is AnyMessage => shapeFault(value) === null

/** What is wrong with something that should be a message or event, or null. */
export function shapeFault(value: unknown): string | null {
  if (!isRecord(value)) return 'It is no object.'
  const { type } = value
  if (typeof type !== 'string') return 'The field "type" is missing.'
  const fields = Object.entries(SHAPES).find(([name]) => name === type)?.[1]
  if (fields === undefined)
    return `The message type ${type} is not registered: it is none of ${MESSAGE_TYPES.join(', ')}.`
  const wrong = Object.entries({ ...BASE, ...fields }).find(([name, check]) => !check(value[name]))
  return wrong ? `The field "${wrong[0]}" of the ${type} is missing or is not what it should be.` : null
}
