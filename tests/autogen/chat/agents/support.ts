import { textMessage } from '../../../../backend/autogen/chat/make-message.ts'
import type { AgentEvent, ChatMessage, MessageType } from '../../../../backend/autogen/chat/messages.ts'
import type { TurnContext } from '../../../../backend/autogen/chat/chat-agent.ts'
import type { BaseChatAgent } from '../../../../backend/autogen/chat/agents/base-chat-agent.ts'
import { turnContext } from '../../../../backend/autogen/chat/agents/turn-context.ts'
import type { CreateResult, FunctionCall } from '../../../../backend/autogen/models/model-client.ts'
import { tool } from '../../../../backend/autogen/chat/agents/tool.ts'

export const says = (content: string, source = 'user') => textMessage({ source, content })

/** A model's answer that calls tools, each `[name, arguments]`. */
export function calling(...calls: [name: string, args: string][]): CreateResult {
  const content = calls.map(([name, args], at): FunctionCall => ({ id: `call-${at}`, name, arguments: args }))
  return {
    finishReason: 'function_calls',
    content,
    usage: { promptTokens: 5, completionTokens: 1 },
    cached: false,
  }
}

export const thinking = (thought: string, result: CreateResult): CreateResult => ({ ...result, thought })
export const text = (content: string): CreateResult => ({
  finishReason: 'stop',
  content,
  usage: { promptTokens: 5, completionTokens: 1 },
  cached: false,
})

export const add = tool({
  name: 'add',
  description: 'Adds.',
  parameters: {
    type: 'object',
    properties: { a: { type: 'number' }, b: { type: 'number' } },
    required: ['a', 'b'],
  },
  run: ({ a, b }) => a + b,
})

type Said = AgentEvent | ChatMessage
/** A turn to its end: what was said on the way, the answer last. */
export async function turnOf(
  agent: BaseChatAgent,
  messages: readonly ChatMessage[],
  given: Partial<TurnContext> = {},
) {
  const context = turnContext(given)
  const items: Said[] = []
  for await (const item of agent.onMessagesStream(messages, context)) {
    if (!('response' in item)) items.push(item)
    else return { items, ...item.response, ledger: context.ledger }
  }
  throw new Error('The turn ended without a response.')
}

export const typesOf = (messages: readonly Said[]): MessageType[] => messages.map(({ type }) => type)

/** Those of one type, as that type. */
export function ofType<Type extends MessageType>(messages: readonly Said[], type: Type) {
  return messages.filter((message): message is Extract<Said, { type: Type }> => message.type === type)
}
