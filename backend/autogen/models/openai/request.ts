import type { OpenAI } from 'openai'
import type { Json } from '../../core/json.ts'
import type { CreateOptions, ModelInfo, ModelMessage, ToolSchema } from '../model-client.ts'
import { messagesToWire, refused } from './messages.ts'

export type Body = OpenAI.ChatCompletionCreateParamsNonStreaming
type Defaults = { includeNames: boolean; extra: { [name: string]: Json } }

// What the provider takes as the name of a schema.
const NOT_IN_SCHEMA_NAMES = /[^a-zA-Z0-9_-]+/g

/** The request as the wire has it. Throws `ModelError` bad_request for what the model is known not to do. */
export function requestBody(
  messages: readonly ModelMessage[],
  options: CreateOptions,
  info: ModelInfo,
  { includeNames, extra }: Defaults,
): Body {
  return {
    ...extra,
    ...options.extra,
    model: info.model,
    messages: messagesToWire(messages, info, includeNames),
    ...toolsToWire(options, info),
    ...formatToWire(options, info),
  }
}

function toolsToWire(
  { tools = [], toolChoice }: CreateOptions,
  info: ModelInfo,
): Pick<Body, 'tools' | 'tool_choice'> {
  const wanted = typeof toolChoice === 'object' ? toolChoice.name : undefined
  if (wanted !== undefined && !tools.some(({ name }) => name === wanted))
    throw refused(`The tool "${wanted}" is to be called but is not among the tools: hand it in as well.`)
  if (tools.length === 0) {
    if (toolChoice === 'required') throw refused('A tool is to be called, but there is none: hand in tools.')
    return {}
  }
  if (!info.functionCalling)
    throw refused(`${info.model} calls no functions: leave out the tools or choose another model.`)
  return { tools: tools.map(toolToWire), ...choiceToWire(toolChoice) }
}

function toolToWire({
  name,
  description,
  parameters,
  strict,
}: ToolSchema): OpenAI.ChatCompletionFunctionTool {
  return {
    type: 'function',
    function: { name, description, parameters, ...(strict === undefined ? {} : { strict }) },
  }
}

function choiceToWire(choice: CreateOptions['toolChoice']): Pick<Body, 'tool_choice'> {
  if (choice === undefined) return {}
  if (typeof choice === 'string') return { tool_choice: choice }
  return { tool_choice: { type: 'function', function: { name: choice.name } } }
}

function formatToWire({ jsonOutput = false }: CreateOptions, info: ModelInfo): Pick<Body, 'response_format'> {
  if (jsonOutput === false) return {}
  if (jsonOutput === true) {
    if (!info.jsonOutput)
      throw refused(`${info.model} has no JSON mode: ask for JSON in the prompt, and check what comes.`)
    return { response_format: { type: 'json_object' } }
  }
  if (!info.structuredOutput)
    throw refused(`${info.model} cannot be held to a schema: use jsonOutput: true, and check what comes.`)
  const name = jsonOutput.name.replace(NOT_IN_SCHEMA_NAMES, '_').slice(0, 64) || 'answer'
  return {
    response_format: { type: 'json_schema', json_schema: { name, schema: jsonOutput.schema, strict: true } },
  }
}
