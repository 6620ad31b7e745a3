import type { Json } from '../core/json.ts'

/** An image as a data URL or an address that the provider can fetch. */
export type Image = { url: string; detail?: 'auto' | 'low' | 'high' }

/** A tool call as a model asked for it; `arguments` is the JSON text just as it came. */
export type FunctionCall = { id: string; name: string; arguments: string }
export type FunctionExecutionResult = { callId: string; name: string; content: string; isError: boolean }

/** What a model is handed. */
export type ModelMessage =
  | { type: 'SystemMessage'; content: string }
  | { type: 'UserMessage'; content: string | (string | Image)[]; source: string }
  | { type: 'AssistantMessage'; content: string | FunctionCall[]; source: string; thought?: string }
  | { type: 'FunctionExecutionResultMessage'; content: FunctionExecutionResult[] }

export type JsonSchema = { [keyword: string]: Json }
export type ToolSchema = { name: string; description: string; parameters: JsonSchema; strict?: boolean }

/** Tokens of one call; `cached` is part of `prompt`. */
export type RequestUsage = { promptTokens: number; completionTokens: number; cachedTokens?: number }

export type FinishReason = 'stop' | 'length' | 'function_calls' | 'content_filter' | 'unknown'

export type CreateResult = {
  finishReason: FinishReason
  content: string | FunctionCall[]
  /** Null where the provider did not say: unknown is never zero. */
  usage: RequestUsage | null
  /** True where no provider was asked. */
  cached: boolean
  thought?: string
}

export type ModelInfo = {
  /** As the provider calls it, e.g. `gpt-5-mini`. */
  model: string
  /** Who answers, e.g. `openai`; with the model it names a price. */
  provider: string
  functionCalling: boolean
  jsonOutput: boolean
  structuredOutput: boolean
  vision: boolean
  /** Tokens the model can take, where known. */
  contextWindow: number | null
}

export type CreateOptions = {
  tools?: readonly ToolSchema[]
  toolChoice?: 'auto' | 'required' | 'none' | { name: string }
  /** `true`: any JSON; a schema: just that. */
  jsonOutput?: boolean | { name: string; schema: JsonSchema }
  /** Passed on to the provider as it is. */
  extra?: { [name: string]: Json }
  signal?: AbortSignal
}

/**
 * A model that can be asked. Every error of a provider is a `ModelError` (errors.ts), and an abort rejects with the
 * signal's reason.
 */
export type ModelClient = {
  readonly info: ModelInfo
  create(messages: readonly ModelMessage[], options?: CreateOptions): Promise<CreateResult>
  /** Text as it comes, then exactly one result, which has all of the text and the call's usage. */
  createStream(
    messages: readonly ModelMessage[],
    options?: CreateOptions,
  ): AsyncGenerator<string | CreateResult, void>
  /** An estimate, good enough to keep a context within the window. */
  countTokens(messages: readonly ModelMessage[], tools?: readonly ToolSchema[]): number
  close(): Promise<void>
}
