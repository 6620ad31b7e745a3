import { ModelError } from '../../models/errors.ts'
import { memoryText } from '../../models/memory.ts'
import type { CreateResult, ModelMessage } from '../../models/model-client.ts'
import { askingFor } from '../../models/structured-output.ts'
import { metered } from '../../models/usage-ledger.ts'
import { withoutImages } from '../../models/without-images.ts'
import type { TurnContext } from '../chat-agent.ts'
import { modelClientStreamingChunkEvent, thoughtEvent } from '../make-message.ts'
import type { AgentEvent } from '../messages.ts'
import type { AssistantSettings } from './assistant-options.ts'

/** An answer of the model; its text becomes the message `id`, which pieces that were streamed have pointed to. */
export type Answer = { id: string; result: CreateResult }

export type Question = {
  /** `speak` may call tools; the others ask for words: after tools ran, or in place of an answer that was not valid. */
  purpose: 'speak' | 'reflect' | 'repair'
  /** What the turn has said so far. */
  pending: readonly ModelMessage[]
  recalled: readonly string[]
}

/** Asks the model once; shows pieces of text, and a thought where there is one, on the way. */
export async function* ask(
  settings: AssistantSettings,
  context: TurnContext,
  { purpose, pending, recalled }: Question,
): AsyncGenerator<AgentEvent, Answer> {
  const { modelClient, name: source, modelContext, outputContentType, toolsByName } = settings
  const { info } = modelClient
  const { instruction = null, jsonOutput } = outputContentType ? askingFor(outputContentType, info) : {}
  const system = [settings.systemMessage, memoryText(recalled), instruction].flatMap(
    (content): ModelMessage[] => (content ? [{ type: 'SystemMessage', content }] : []),
  )
  const tools = purpose === 'speak' ? [...toolsByName.values()].map(({ schema }) => schema) : []
  const all = [...system, ...(await modelContext.getMessages({ pending, system, tools }))]
  const messages = info.vision ? all : all.map(withoutImages)
  const options = {
    signal: context.signal,
    ...(jsonOutput !== undefined && { jsonOutput }),
    ...(purpose !== 'speak' && { toolChoice: 'none' as const }),
    ...(tools.length > 0 && { tools }),
  }
  const client = metered(modelClient, context.ledger, { agent: source, purpose })
  const id = context.newId()
  let result: CreateResult | null = null
  if (!settings.modelClientStream) result = await client.create(messages, options)
  else
    for await (const piece of client.createStream(messages, options)) {
      if (typeof piece !== 'string') result = piece
      else yield modelClientStreamingChunkEvent({ source, content: piece, fullMessageId: id }, context)
    }
  if (result === null)
    throw new ModelError('cut_stream', 'The model ended its stream without a result.', { retryable: true })
  if (result.thought) {
    // What was streamed beside tool calls is the thought; beside a text it is the text, which keeps the id.
    const spoken = typeof result.content === 'string'
    yield thoughtEvent({ source, content: result.thought, ...(!spoken && { id }) }, context)
  }
  return { id, result }
}
