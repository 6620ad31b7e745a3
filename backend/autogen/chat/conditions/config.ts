type Fields = {
  MaxMessageTermination: { maxMessages: number; includeAgentEvent?: boolean }
  TextMentionTermination: { text: string; sources?: readonly string[] }
  TextMessageTermination: { source?: string }
  HandoffTermination: { target: string }
  SourceMatchTermination: { sources: readonly string[] }
  FunctionCallTermination: { functionName: string }
  TokenUsageTermination: { maxTotal?: number; maxPrompt?: number; maxCompletion?: number }
  TimeoutTermination: { seconds: number }
  StopMessageTermination: unknown
  ExternalTermination: unknown
  AndTermination: { conditions: readonly ConditionConfig[] }
  OrTermination: { conditions: readonly ConditionConfig[] }
}

/** A condition as plain data: what `toConfig` gives and `conditionFrom` builds. Numbers of seconds, messages, tokens. */
export type ConditionConfig<Type extends keyof Fields = keyof Fields> = {
  [Each in Type]: { type: Each } & Fields[Each]
}[Type]
