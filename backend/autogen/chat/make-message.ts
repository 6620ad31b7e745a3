import type { Clock, NewId } from '../core/outside.ts'
import type * as M from './messages.ts'

/**
 * Where ids and times come from. A `TurnContext` fits as it is; what is not said is a random UUID and the machine's
 * time.
 */
export type Stamp = { newId?: NewId; now?: () => number; clock?: Pick<Clock, 'now'> }

// Only the source must be told; everything else that all messages carry has a meaning where it is left out.
type BaseFields = Partial<M.Base> & { source: string }
/** What a maker is told: the message's own fields but those in `Preset`, which may be left out. */
type Fields<Message extends M.AnyMessage, Preset extends keyof Message = never> = BaseFields &
  Omit<Message, keyof M.Base | 'type' | Preset> &
  Partial<Pick<Message, Preset>>

function base(fields: BaseFields, stamp: Stamp = {}): M.Base {
  const now = stamp.now?.() ?? stamp.clock?.now() ?? Date.now()
  return {
    id: fields.id ?? stamp.newId?.() ?? globalThis.crypto.randomUUID(),
    source: fields.source,
    modelsUsage: fields.modelsUsage ?? null,
    metadata: { ...fields.metadata },
    createdAt: fields.createdAt ?? new Date(now).toISOString(),
  }
}

export const textMessage = (fields: Fields<M.TextMessage>, stamp?: Stamp): M.TextMessage => ({
  ...fields,
  ...base(fields, stamp),
  type: 'TextMessage',
})
export const multiModalMessage = (
  fields: Fields<M.MultiModalMessage>,
  stamp?: Stamp,
): M.MultiModalMessage => ({ ...fields, ...base(fields, stamp), type: 'MultiModalMessage' })

/** Without `format` it reads as its JSON. */
export const structuredMessage = (
  fields: Fields<M.StructuredMessage, 'format'>,
  stamp?: Stamp,
): M.StructuredMessage => ({
  ...fields,
  ...base(fields, stamp),
  format: fields.format ?? null,
  type: 'StructuredMessage',
})
export const stopMessage = (fields: Fields<M.StopMessage>, stamp?: Stamp): M.StopMessage => ({
  ...fields,
  ...base(fields, stamp),
  type: 'StopMessage',
})

/** Without `context` the target hears only what was said to all. */
export const handoffMessage = (
  fields: Fields<M.HandoffMessage, 'context'>,
  stamp?: Stamp,
): M.HandoffMessage => ({
  ...fields,
  ...base(fields, stamp),
  context: fields.context ?? [],
  type: 'HandoffMessage',
})
export const toolCallSummaryMessage = (
  fields: Fields<M.ToolCallSummaryMessage>,
  stamp?: Stamp,
): M.ToolCallSummaryMessage => ({ ...fields, ...base(fields, stamp), type: 'ToolCallSummaryMessage' })
export const toolCallRequestEvent = (
  fields: Fields<M.ToolCallRequestEvent>,
  stamp?: Stamp,
): M.ToolCallRequestEvent => ({ ...fields, ...base(fields, stamp), type: 'ToolCallRequestEvent' })
export const toolCallExecutionEvent = (
  fields: Fields<M.ToolCallExecutionEvent>,
  stamp?: Stamp,
): M.ToolCallExecutionEvent => ({ ...fields, ...base(fields, stamp), type: 'ToolCallExecutionEvent' })

/** `fullMessageId` is the id of the message to come, where it is known already. */
export const modelClientStreamingChunkEvent = (
  fields: Fields<M.ModelClientStreamingChunkEvent, 'fullMessageId'>,
  stamp?: Stamp,
): M.ModelClientStreamingChunkEvent => ({
  ...fields,
  ...base(fields, stamp),
  fullMessageId: fields.fullMessageId ?? null,
  type: 'ModelClientStreamingChunkEvent',
})
export const thoughtEvent = (fields: Fields<M.ThoughtEvent>, stamp?: Stamp): M.ThoughtEvent => ({
  ...fields,
  ...base(fields, stamp),
  type: 'ThoughtEvent',
})
export const memoryQueryEvent = (fields: Fields<M.MemoryQueryEvent>, stamp?: Stamp): M.MemoryQueryEvent => ({
  ...fields,
  ...base(fields, stamp),
  type: 'MemoryQueryEvent',
})
export const userInputRequestedEvent = (
  fields: Fields<M.UserInputRequestedEvent, 'content'>,
  stamp?: Stamp,
): M.UserInputRequestedEvent => ({
  ...fields,
  ...base(fields, stamp),
  content: '',
  type: 'UserInputRequestedEvent',
})
export const selectSpeakerEvent = (
  fields: Fields<M.SelectSpeakerEvent, 'fallback'>,
  stamp?: Stamp,
): M.SelectSpeakerEvent => ({
  ...fields,
  ...base(fields, stamp),
  fallback: fields.fallback ?? false,
  type: 'SelectSpeakerEvent',
})
export const selectorEvent = (fields: Fields<M.SelectorEvent>, stamp?: Stamp): M.SelectorEvent => ({
  ...fields,
  ...base(fields, stamp),
  type: 'SelectorEvent',
})
export const turnFailedEvent = (fields: Fields<M.TurnFailedEvent>, stamp?: Stamp): M.TurnFailedEvent => ({
  ...fields,
  ...base(fields, stamp),
  type: 'TurnFailedEvent',
})
