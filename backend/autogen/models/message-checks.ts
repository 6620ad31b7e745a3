import { type Check, either, flag, listOf, maybe, objectOf, oneOf, text, whole } from './checks.ts'
import type {
  FunctionCall,
  FunctionExecutionResult,
  Image,
  ModelMessage,
  RequestUsage,
} from './model-client.ts'

/** Whether what comes from outside, as a saved state does, is what a model was handed or gave. */
export const isCall: Check<FunctionCall> = objectOf({ id: text, name: text, arguments: text })
export const isResult: Check<FunctionExecutionResult> = objectOf({
  callId: text,
  name: text,
  content: text,
  isError: flag,
})
const isImage: Check<Image> = objectOf({ url: text, detail: maybe(oneOf('auto', 'low', 'high')) })
export const isContent: Check<(string | Image)[]> = listOf(either(text, isImage))
export const isUsage: Check<RequestUsage> = objectOf({
  promptTokens: whole,
  completionTokens: whole,
  cachedTokens: maybe(whole),
})
export const isModelMessage: Check<ModelMessage> = either(
  objectOf({ type: oneOf('SystemMessage'), content: text }),
  objectOf({ type: oneOf('UserMessage'), content: either(text, isContent), source: text }),
  objectOf({
    type: oneOf('AssistantMessage'),
    content: either(text, listOf(isCall)),
    source: text,
    thought: maybe(text),
  }),
  objectOf({ type: oneOf('FunctionExecutionResultMessage'), content: listOf(isResult) }),
)
