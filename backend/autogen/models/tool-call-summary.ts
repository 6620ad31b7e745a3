import type { FunctionCall, FunctionExecutionResult } from './model-client.ts'

/**
 * How one call reads: `{tool_name}`, `{arguments}`, `{result}` and `{is_error}` are replaced, or a function writes it.
 */
export type SummaryFormat = string | ((call: FunctionCall, result: FunctionExecutionResult) => string)

/** One line for each call, in the order of the calls. */
export function toolCallSummary(
  calls: readonly FunctionCall[],
  results: readonly FunctionExecutionResult[],
  format: SummaryFormat,
): string {
  const lines = results.map((result, at) => {
    const call = calls[at] ?? { id: result.callId, name: result.name, arguments: '' }
    if (typeof format === 'function') return format(call, result)
    const values: Record<string, string> = {
      tool_name: call.name,
      arguments: call.arguments,
      result: result.content,
      is_error: String(result.isError),
    }
    // In one pass, so that a result that holds braces stays as it is.
    return format.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
  })
  return lines.join('\n')
}
