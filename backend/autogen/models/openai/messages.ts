import type { OpenAI } from 'openai'
import { ModelError } from '../errors.ts'
import type { Image, ModelInfo, ModelMessage } from '../model-client.ts'

type Param = OpenAI.ChatCompletionMessageParam

// What OpenAI refuses in a name: white space and < | \ / >.
const NOT_IN_NAMES = /[\s<|\\/>]+/gu
const LONGEST_NAME = 64

/** Messages as the wire has them; refuses what the model could not take. */
export function messagesToWire(
  messages: readonly ModelMessage[],
  info: ModelInfo,
  includeNames: boolean,
): Param[] {
  return mergedSystem(messages).flatMap((message): Param[] => {
    switch (message.type) {
      case 'SystemMessage':
        return [{ role: 'system', content: message.content }]
      case 'UserMessage':
        return [
          {
            role: 'user',
            content: userContent(message.content, info),
            ...(includeNames ? named(message.source) : {}),
          },
        ]
      case 'AssistantMessage':
        return [assistant(message)]
      case 'FunctionExecutionResultMessage':
        return message.content.map((result) => ({
          role: 'tool',
          tool_call_id: result.callId,
          content: result.content,
        }))
    }
  })
}

// Providers take one system message. Two that stand together are one; any other would silently change its place.
function mergedSystem(messages: readonly ModelMessage[]): ModelMessage[] {
  const merged: ModelMessage[] = []
  for (const message of messages) {
    const last = merged.at(-1)
    if (message.type !== 'SystemMessage') merged.push(message)
    else if (last?.type === 'SystemMessage')
      merged[merged.length - 1] = { ...last, content: `${last.content}\n${message.content}` }
    else if (merged.some(({ type }) => type === 'SystemMessage'))
      throw refused(
        'There are system messages in several places: put them next to each other, at the beginning.',
      )
    else merged.push(message)
  }
  return merged
}

function userContent(
  content: string | (string | Image)[],
  info: ModelInfo,
): string | OpenAI.ChatCompletionContentPart[] {
  if (typeof content === 'string') return content
  return content.map((part) => {
    if (typeof part === 'string') return { type: 'text', text: part }
    if (!info.vision)
      throw refused(`${info.model} sees no images: leave them out, or say "[image]" in their place.`)
    const detail = part.detail === undefined ? {} : { detail: part.detail }
    return { type: 'image_url', image_url: { url: part.url, ...detail } }
  })
}

function assistant(message: Extract<ModelMessage, { type: 'AssistantMessage' }>): Param {
  if (typeof message.content === 'string') return { role: 'assistant', content: message.content }
  return {
    role: 'assistant',
    content: message.thought ?? null,
    tool_calls: message.content.map((call) => ({
      id: call.id,
      type: 'function',
      function: { name: call.name, arguments: call.arguments },
    })),
  }
}

function named(source: string): { name?: string } {
  const name = Array.from(source.trim().replace(NOT_IN_NAMES, '_')).slice(0, LONGEST_NAME).join('')
  return name === '' ? {} : { name }
}

/** The request cannot be sent to this model, whoever asks and however often. */
export function refused(message: string): ModelError {
  return new ModelError('bad_request', message, { retryable: false })
}
