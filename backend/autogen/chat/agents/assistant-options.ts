import { ConfigurationError } from '../../core/errors.ts'
import type { Memory } from '../../models/memory.ts'
import type { ModelClient } from '../../models/model-client.ts'
import { type ChatCompletionContext, UnboundedChatCompletionContext } from '../../models/model-context.ts'
import type { OutputContentType } from '../../models/structured-output.ts'
import type { SummaryFormat } from '../../models/tool-call-summary.ts'
import { handoff, type Handoff, handoffTool } from './handoff.ts'
import type { Tool } from './tool.ts'

export type AssistantAgentOptions = {
  name: string
  modelClient: ModelClient
  description?: string
  /** Null: none. */
  systemMessage?: string | null
  tools?: readonly Tool[]
  /** To whom it may hand the floor: a name, or a handoff with words of its own. */
  handoffs?: readonly (string | (Partial<Handoff> & Pick<Handoff, 'target'>))[]
  /** Which part of the conversation the model is shown. */
  modelContext?: ChatCompletionContext
  memory?: readonly Memory[]
  /** Text is shown as it is written. */
  modelClientStream?: boolean
  /** After tools ran, the model is asked once more for words of its own. Default: only with `outputContentType`. */
  reflectOnToolUse?: boolean
  /** How often in one turn the model may ask for tools, 1 or more; default 1. */
  maxToolIterations?: number
  /** How each call reads where the model does not reflect; default `{result}`. */
  toolCallSummaryFormat?: SummaryFormat
  /** Answers are values of this type. */
  outputContentType?: OutputContentType
  /** How often an answer that is no valid value is sent back with what is wrong with it; default 2. */
  maxRepairs?: number
  /** Added to each of its answers. */
  metadata?: Record<string, string>
}

/** The options, whole and checked. */
export type AssistantSettings = ReturnType<typeof assistantSettings>

const SYSTEM_MESSAGE =
  'You are a helpful AI assistant. Solve tasks using your tools. Reply with TERMINATE when the task has been completed.'

/** Throws `ConfigurationError` where names clash, numbers are out of range or the model cannot call tools. */
export function assistantSettings(options: AssistantAgentOptions) {
  const { tools = [], maxToolIterations = 1, maxRepairs = 2, systemMessage = SYSTEM_MESSAGE } = options
  const handoffs = (options.handoffs ?? []).map(handoff)
  const faults = [...faultsOf({ ...options, tools, maxToolIterations, maxRepairs }, handoffs)]
  if (faults.length > 0) throw new ConfigurationError(`${options.name}: ${faults.join(' ')}`)
  const all = [...tools, ...handoffs.map(handoffTool)]
  return {
    ...options,
    tools,
    systemMessage,
    maxToolIterations,
    maxRepairs,
    memory: options.memory ?? [],
    modelContext: options.modelContext ?? new UnboundedChatCompletionContext(),
    reflectOnToolUse: options.reflectOnToolUse ?? options.outputContentType !== undefined,
    toolCallSummaryFormat: options.toolCallSummaryFormat ?? '{result}',
    /** Handoffs are among them. */
    toolsByName: new Map(all.map((each) => [each.schema.name, each])),
    handoffsByName: new Map(handoffs.map((each) => [each.name, each])),
  }
}

type Checked = Required<
  Pick<AssistantAgentOptions, 'modelClient' | 'tools' | 'maxToolIterations' | 'maxRepairs'>
>

function* faultsOf(
  { modelClient, tools, maxToolIterations, maxRepairs }: Checked,
  handoffs: readonly Handoff[],
) {
  const named = tools.map(({ schema }) => schema.name)
  const handed = handoffs.map(({ name }) => name)
  for (const name of named.filter(isRepeated))
    yield `two tools are named ${name}; tool names must be unique, rename one.`
  for (const name of handed.filter(isRepeated))
    yield `two handoffs are named ${name}; handoff names must be unique, rename one.`
  for (const name of named.filter((one) => handed.includes(one)))
    yield `a tool and a handoff are both named ${name}; rename one.`
  if (named.length + handed.length > 0 && !modelClient.info.functionCalling)
    yield `the model ${modelClient.info.model} does not call functions; take another or leave out tools and handoffs.`
  if (!(Number.isInteger(maxToolIterations) && maxToolIterations >= 1))
    yield `maxToolIterations is ${maxToolIterations}; it must be a whole number, 1 or more.`
  if (!(Number.isInteger(maxRepairs) && maxRepairs >= 0))
    yield `maxRepairs is ${maxRepairs}; it must be a whole number, 0 or more.`
}

const isRepeated = (name: string, at: number, all: readonly string[]) => all.indexOf(name) < at
