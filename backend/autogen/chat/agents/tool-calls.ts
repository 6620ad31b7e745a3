import type { FunctionCall, FunctionExecutionResult } from '../../models/model-client.ts'
import type { TurnContext } from '../chat-agent.ts'
import type { AnyMessage } from '../messages.ts'
import { AsyncQueue } from '../teams/async-queue.ts'
import { orAborted } from '../teams/or-aborted.ts'
import type { Tool, ToolContext } from './tool.ts'

/**
 * All calls at once; shows what happens inside them as it happens, and comes to their results in the order of the
 * calls. What goes wrong with a call is its result; only an abort ends it all, and leaving early aborts the calls.
 */
export async function* toolResults(
  calls: readonly FunctionCall[],
  tools: ReadonlyMap<string, Tool>,
  context: TurnContext,
): AsyncGenerator<AnyMessage, FunctionExecutionResult[]> {
  const left = new AbortController()
  const signal = AbortSignal.any([context.signal, left.signal])
  const shown = new AsyncQueue<AnyMessage | null>()
  const emit: ToolContext['emit'] = (message) => shown.push(message)
  const all = Promise.all(
    calls.map((call) => resultOf(call, tools, { ...context, callId: call.id, signal, emit })),
  )
  const end = () => shown.push(null)
  all.then(end, end)
  try {
    for (let message = await shown.next(); message !== null; message = await shown.next()) yield message
    return await all
  } finally {
    left.abort()
  }
}

async function resultOf(
  call: FunctionCall,
  tools: ReadonlyMap<string, Tool>,
  context: ToolContext,
): Promise<FunctionExecutionResult> {
  const { id: callId, name } = call
  context.signal.throwIfAborted()
  try {
    const called = tools.get(name)
    const available = [...tools.keys()].join(', ') || 'none'
    if (called === undefined)
      throw new Error(`The tool '${name}' is not available. Available are: ${available}.`)
    const content = await orAborted(called.call(argumentsOf(call), context), context.signal)
    return { callId, name, content, isError: false }
  } catch (error) {
    context.signal.throwIfAborted()
    const why = error instanceof Error ? error.message : String(error)
    return { callId, name, content: `Error: ${why}`, isError: true }
  }
}

// Some providers send nothing at all where a tool takes no arguments.
function argumentsOf({ arguments: text }: FunctionCall): unknown {
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`The arguments are no valid JSON, call it again with a JSON object: ${why}`, { cause })
  }
}
