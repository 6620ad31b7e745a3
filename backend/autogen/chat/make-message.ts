import type { Clock, NewId } from '../core/outside.ts'
import type { AnyMessage, Base, MessageType } from './messages.ts'

/** Where ids and times come from, as in a `TurnContext`. What is not said is a random UUID and the machine's time. */
export type Stamp = { newId?: NewId; now?: () => number; clock?: Pick<Clock, 'now'> }

// Only the source must be told; everything else that all messages carry has a meaning where it is left out.
type BaseFields = Partial<Base> & { source: string }
type Own<Type extends MessageType> = Omit<Extract<AnyMessage, { type: Type }>, keyof Base | 'type'>

/** What else may be left out, by the type of the message. */
const PRESETS = new Map<unknown, object>()

export const textMessage = maker('TextMessage', {})
export const multiModalMessage = maker('MultiModalMessage', {})
/** Without `format` it reads as its JSON. */
export const structuredMessage = maker('StructuredMessage', { format: null })
export const stopMessage = maker('StopMessage', {})
/** Without `context` the target hears only what was said to all. */
export const handoffMessage = maker('HandoffMessage', { context: [] })
export const toolCallSummaryMessage = maker('ToolCallSummaryMessage', {})
export const toolCallRequestEvent = maker('ToolCallRequestEvent', {})
export const toolCallExecutionEvent = maker('ToolCallExecutionEvent', {})
/** `fullMessageId` is the id of the message to come, where it is known already. */
export const modelClientStreamingChunkEvent = maker('ModelClientStreamingChunkEvent', { fullMessageId: null })
export const thoughtEvent = maker('ThoughtEvent', {})
export const memoryQueryEvent = maker('MemoryQueryEvent', {})
export const userInputRequestedEvent = maker('UserInputRequestedEvent', { content: '' })
export const selectSpeakerEvent = maker('SelectSpeakerEvent', { rationale: '', fallback: false })
export const selectorEvent = maker('SelectorEvent', {})
export const turnFailedEvent = maker('TurnFailedEvent', {})

/** What stands in a message of the type for what was left out of it. */
export const leftOut = (type: unknown, stamp?: Stamp) => ({
  ...base(stamp),
  ...structuredClone(PRESETS.get(type)),
})

function maker<Type extends MessageType, Preset extends keyof Own<Type> = never>(
  type: Type,
  preset: Pick<Own<Type>, Preset>,
) {
  type Given = BaseFields & Omit<Own<Type>, Preset> & Partial<Pick<Own<Type>, Preset>>
  type Made = Base & Omit<Own<Type>, Preset> & Pick<Own<Type>, Preset> & { type: Type }
  PRESETS.set(type, preset)
  return (given: Given, stamp?: Stamp): Made => {
    const fields = { ...given }
    // What is told to be undefined is left out.
    for (const [name, value] of Object.entries(fields))
      if (value === undefined) Reflect.deleteProperty(fields, name)
    const metadata = { ...fields.metadata }
    return { ...base(stamp, fields.id), ...structuredClone(preset), ...fields, metadata, type }
  }
}

const base = (
  { newId, now, clock }: Stamp = {},
  id: string = newId?.() ?? globalThis.crypto.randomUUID(),
) => ({
  id,
  modelsUsage: null,
  metadata: {},
  createdAt: new Date(now?.() ?? clock?.now() ?? Date.now()).toISOString(),
})
