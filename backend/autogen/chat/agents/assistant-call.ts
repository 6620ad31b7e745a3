import { ModelError } from '../../models/errors.ts'
import type { CreateOptions, CreateResult, ModelMessage } from '../../models/model-client.ts'
import { askingFor } from '../../models/structured-output.ts'
import { metered } from '../../models/usage-ledger.ts'
import type { TurnContext } from '../chat-agent.ts'
import { modelClientStreamingChunkEvent, thoughtEvent } from '../make-message.ts'
import type { AgentEvent } from '../messages.ts'
import type { AssistantSettings } from './assistant-options.ts'

/** `speak` may call tools; the others ask for words: after tools ran, or in place of an answer that was not valid. */
export type Purpose = 'speak' | 'reflect' | 'repair'
/** An answer of the model; its text becomes the message `id`, which pieces that were streamed have pointed to. */
export type Answer = { id: string; result: CreateResult }

export type Question = {
  purpose: Purpose
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
  const { modelClient, name: source, modelContext, modelClientStream } = settings
  const { signal, ledger } = context
  const { system, options } = requestOf(settings, purpose, recalled)
  const shown = await modelContext.getMessages({ pending, system, tools: options.tools ?? [] })
  const client = metered(modelClient, ledger, { agent: source, purpose })
  const messages = modelClient.info.vision ? [...system, ...shown] : [...system, ...shown].map(unseen)
  const id = context.newId()
  const result = modelClientStream
    ? yield* shownPieces(client.createStream(messages, { ...options, signal }), (content) =>
        modelClientStreamingChunkEvent({ source, content, fullMessageId: id }, context),
      )
    : await client.create(messages, { ...options, signal })
  if (result.thought) {
    // What was streamed beside tool calls is the thought; beside a text it is the text, which keeps the id.
    const spoken = typeof result.content === 'string'
    yield thoughtEvent({ source, content: result.thought, ...(!spoken && { id }) }, context)
  }
  return { id, result }
}

async function* shownPieces(
  pieces: AsyncGenerator<string | CreateResult, void>,
  show: (piece: string) => AgentEvent,
): AsyncGenerator<AgentEvent, CreateResult> {
  let result: CreateResult | null = null
  for await (const piece of pieces) {
    if (typeof piece === 'string') yield show(piece)
    else result = piece
  }
  if (result !== null) return result
  throw new ModelError('cut_stream', 'The model ended its stream without a result.', { retryable: true })
}

function requestOf(
  { systemMessage, outputContentType, modelClient, toolsByName }: AssistantSettings,
  purpose: Purpose,
  recalled: readonly string[],
): { system: ModelMessage[]; options: CreateOptions } {
  const asking = outputContentType && askingFor(outputContentType, modelClient.info)
  const items = recalled.map((item, at) => `${at + 1}. ${item}`).join('\n')
  const memory = items && `Relevant memory content (in chronological order):\n${items}`
  const system = [systemMessage, memory, asking?.instruction].flatMap((content): ModelMessage[] =>
    content ? [{ type: 'SystemMessage', content }] : [],
  )
  const tools = [...toolsByName.values()].map(({ schema }) => schema)
  return {
    system,
    options: {
      ...(asking?.jsonOutput !== undefined && { jsonOutput: asking.jsonOutput }),
      ...(purpose !== 'speak' ? { toolChoice: 'none' } : tools.length > 0 && { tools }),
    },
  }
}

// A model that cannot see is told where a picture was.
function unseen(message: ModelMessage): ModelMessage {
  if (message.type !== 'UserMessage' || typeof message.content === 'string') return message
  const texts = message.content.map((part) => (typeof part === 'string' ? part : '[image]'))
  return { ...message, content: texts.join('\n') }
}
