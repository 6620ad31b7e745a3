import type { Clock, NewId } from '../core/outside.ts'
import type { AnyMessage, Base, MessageType } from './messages.ts'

/**
 * Where ids and times come from. A `TurnContext` fits as it is; what is not said is a random UUID and the machine's
 * time.
 */
export type Stamp = { newId?: NewId; now?: () => number; clock?: Pick<Clock, 'now'> }

// Only the source must be told; everything else that all messages carry has a meaning where it is left out.
type BaseFields = Partial<Base> & { source: string }
type Own<Type extends MessageType> = Omit<Extract<AnyMessage, { type: Type }>, keyof Base | 'type'>
type Made<Type extends MessageType> = Base & Own<Type> & { type: Type }
/** What a maker is told, where the field `Preset` may be left out. */
type Fields<Type extends MessageType, Preset extends keyof Own<Type>> = BaseFields &
  Omit<Own<Type>, Preset> &
  Partial<Pick<Own<Type>, Preset>>

export const textMessage = maker('TextMessage')
export const multiModalMessage = maker('MultiModalMessage')
export const stopMessage = maker('StopMessage')
export const toolCallSummaryMessage = maker('ToolCallSummaryMessage')
export const toolCallRequestEvent = maker('ToolCallRequestEvent')
export const toolCallExecutionEvent = maker('ToolCallExecutionEvent')
export const thoughtEvent = maker('ThoughtEvent')
export const memoryQueryEvent = maker('MemoryQueryEvent')
export const selectorEvent = maker('SelectorEvent')
export const turnFailedEvent = maker('TurnFailedEvent')

/** Without `format` it reads as its JSON. */
export const structuredMessage = (fields: Fields<'StructuredMessage', 'format'>, stamp?: Stamp) =>
  maker('StructuredMessage')({ ...fields, format: fields.format ?? null }, stamp)

/** Without `context` the target hears only what was said to all. */
export const handoffMessage = (fields: Fields<'HandoffMessage', 'context'>, stamp?: Stamp) =>
  maker('HandoffMessage')({ ...fields, context: fields.context ?? [] }, stamp)

/** `fullMessageId` is the id of the message to come, where it is known already. */
export const modelClientStreamingChunkEvent = (
  fields: Fields<'ModelClientStreamingChunkEvent', 'fullMessageId'>,
  stamp?: Stamp,
) =>
  maker('ModelClientStreamingChunkEvent')({ ...fields, fullMessageId: fields.fullMessageId ?? null }, stamp)

export const userInputRequestedEvent = (
  fields: Fields<'UserInputRequestedEvent', 'content'>,
  stamp?: Stamp,
) => maker('UserInputRequestedEvent')({ ...fields, content: '' }, stamp)

export const selectSpeakerEvent = (fields: Fields<'SelectSpeakerEvent', 'fallback'>, stamp?: Stamp) =>
  maker('SelectSpeakerEvent')({ ...fields, fallback: fields.fallback ?? false }, stamp)

function maker<Type extends MessageType>(type: Type) {
  return (fields: BaseFields & Own<Type>, stamp?: Stamp): Made<Type> => ({
    ...fields,
    ...base(fields, stamp),
    type,
  })
}

function base(fields: BaseFields, stamp: Stamp = {}): Base {
  const now = stamp.now?.() ?? stamp.clock?.now() ?? Date.now()
  return {
    id: fields.id ?? stamp.newId?.() ?? globalThis.crypto.randomUUID(),
    source: fields.source,
    modelsUsage: fields.modelsUsage ?? null,
    metadata: { ...fields.metadata },
    createdAt: fields.createdAt ?? new Date(now).toISOString(),
  }
}
