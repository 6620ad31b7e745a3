import type { ModelMessage, ToolSchema } from './model-client.ts'

// Four bytes a token holds for English; other scripts take more bytes a letter and more tokens a word alike.
const BYTES_PER_TOKEN = 4
const PER_MESSAGE = 4
// A picture in full detail as OpenAI counts one of usual size; in low detail always this.
const PER_IMAGE = 765
const PER_SMALL_IMAGE = 85

/** How many tokens a request takes, near enough to keep a context within a window and a rate within its limit. */
export function estimateTokens(messages: readonly ModelMessage[], tools: readonly ToolSchema[] = []): number {
  const schemas = tools.length === 0 ? 0 : ofText(JSON.stringify(tools))
  return messages.reduce((sum, message) => sum + PER_MESSAGE + ofMessage(message), schemas)
}

function ofMessage(message: ModelMessage): number {
  if (message.type === 'AssistantMessage') {
    const thought = ofText(message.thought ?? '')
    return (
      thought +
      ofText(typeof message.content === 'string' ? message.content : JSON.stringify(message.content))
    )
  }
  if (typeof message.content === 'string') return ofText(message.content)
  let sum = 0
  for (const part of message.content) {
    if (typeof part === 'string') sum += ofText(part)
    else if ('url' in part) sum += part.detail === 'low' ? PER_SMALL_IMAGE : PER_IMAGE
    else sum += PER_MESSAGE + ofText(part.content)
  }
  return sum
}

function ofText(written: string): number {
  return Math.ceil(Buffer.byteLength(written) / BYTES_PER_TOKEN)
}
