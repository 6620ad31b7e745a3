import type { ModelMessage } from './model-client.ts'

/** A model that cannot see is told where an image was. */
export function withoutImages(message: ModelMessage): ModelMessage {
  if (message.type !== 'UserMessage' || typeof message.content === 'string') return message
  const texts = message.content.map((part) => (typeof part === 'string' ? part : '[image]'))
  return { ...message, content: texts.join('\n') }
}
