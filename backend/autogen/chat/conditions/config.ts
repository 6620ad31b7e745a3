/** A condition as plain data: what `toConfig` gives and `conditionFrom` builds. Numbers of seconds, messages, tokens. */
export type ConditionConfig =
  | { type: 'MaxMessageTermination'; maxMessages: number; includeAgentEvent?: boolean }
  | { type: 'TextMentionTermination'; text: string; sources?: readonly string[] }
  | { type: 'TextMessageTermination'; source?: string }
  | { type: 'HandoffTermination'; target: string }
  | { type: 'SourceMatchTermination'; sources: readonly string[] }
  | { type: 'FunctionCallTermination'; functionName: string }
  | { type: 'TokenUsageTermination'; maxTotal?: number; maxPrompt?: number; maxCompletion?: number }
  | { type: 'TimeoutTermination'; seconds: number }
  | { type: 'StopMessageTermination' }
  | { type: 'ExternalTermination' }
  | { type: 'AndTermination' | 'OrTermination'; conditions: readonly ConditionConfig[] }
