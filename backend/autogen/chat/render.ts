import type { ModelMessage } from '../models/model-client.ts'
import { field } from '../models/unknown.ts'
import type { AnyMessage, ChatMessage, StructuredMessage } from './messages.ts'

/** How it reads for people; conditions look here too, so the arguments and results of tools are in it. */
export function toText(message: AnyMessage): string {
  switch (message.type) {
    case 'MultiModalMessage':
      return message.content.map((part) => (typeof part === 'string' ? part : '<image>')).join('\n')
    case 'StructuredMessage':
      return structuredText(message)
    case 'ToolCallRequestEvent':
      return message.content.map((call) => `${call.name}(${call.arguments})`).join('\n')
    case 'ToolCallExecutionEvent':
      return message.content.map((result) => `${result.name}: ${result.content}`).join('\n')
    case 'MemoryQueryEvent':
      return message.content.join('\n')
    case 'SelectSpeakerEvent':
      return message.content.join(', ')
    default:
      return message.content
  }
}

/** How it reads for a model that is handed text alone: `[image]` stands where an image was. */
export function toModelText(message: ChatMessage): string {
  if (message.type !== 'MultiModalMessage') return toText(message)
  return message.content.map((part) => (typeof part === 'string' ? part : ' [image]')).join('')
}

/** What the others are to a model: users, each by its name. A structured value goes as its JSON, whatever its format. */
export function toModelMessage(message: ChatMessage): Extract<ModelMessage, { type: 'UserMessage' }> {
  const content = message.type === 'StructuredMessage' ? JSON.stringify(message.content) : message.content
  return { type: 'UserMessage', content, source: message.source }
}

function structuredText({ content, format }: StructuredMessage): string {
  if (format === null) return JSON.stringify(content)
  // In one pass, so that a field's own text is never taken for a placeholder.
  return format.replaceAll(/\{([\w.]+)\}/g, (placeholder, path: string) => {
    const value = path.split('.').reduce(field, content)
    if (value === undefined) return placeholder
    return typeof value === 'string' ? value : JSON.stringify(value)
  })
}
