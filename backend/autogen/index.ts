// AutoGen for TypeScript: everything a program outside this folder may use, and nothing else. README.md shows how.

// ---- core: agents, messages between them, and where they live
export { AgentId, DefaultTopicId, TopicId } from './core/ids.ts'
export { type Agent, type MessageContext, UNHANDLED } from './core/agent.ts'
export { BaseAgent } from './core/base-agent.ts'
export { handles, RoutedAgent } from './core/routed-agent.ts'
export { ClosureAgent } from './core/closure-agent.ts'
export type {
  AgentFactory,
  AgentRuntime,
  Instantiation,
  PublishOptions,
  SendOptions,
} from './core/runtime-contract.ts'
export { type RuntimeOptions, SingleThreadedAgentRuntime } from './core/single-threaded-agent-runtime.ts'
export {
  DefaultSubscription,
  type Subscription,
  TypePrefixSubscription,
  TypeSubscription,
} from './core/subscriptions.ts'
export { DropMessage, type Interceptor } from './core/interceptors.ts'
export type { LogRecord, LogSink } from './core/log.ts'
export type { Json } from './core/json.ts'
export type { Clock, NewId } from './core/outside.ts'
export { systemClock } from './core/system-clock.ts'
export {
  BadState,
  Cancelled,
  CantHandle,
  ConfigurationError,
  MessageDropped,
  UnknownAgent,
  WrongState,
} from './core/errors.ts'

// ---- chat: messages
export type * from './chat/messages.ts'
export * from './chat/make-message.ts'
export { isChatMessage, isEvent, isMessage } from './chat/messages.ts'
export { toModelMessage, toModelText, toText } from './chat/render.ts'
export { MessageFactory, type StructuredType } from './chat/message-factory.ts'

// ---- chat: agents
export type { ChatAgent, Response, Turn, TurnContext, TurnItem } from './chat/chat-agent.ts'
export { BaseChatAgent } from './chat/agents/base-chat-agent.ts'
export { AssistantAgent } from './chat/agents/assistant-agent.ts'
export { FunctionAgent } from './chat/agents/function-agent.ts'
export { UserInputError, UserProxyAgent } from './chat/agents/user-proxy-agent.ts'
export { SocietyOfMindAgent } from './chat/agents/society-of-mind-agent.ts'
export { MessageFilterAgent, type PerSourceFilter } from './chat/agents/message-filter-agent.ts'
export { FunctionTool, type Tool, tool, type ToolContext } from './chat/agents/tool.ts'
export { AgentTool, TeamTool } from './chat/agents/runner-tool.ts'
export type { AssistantAgentOptions } from './chat/agents/assistant-options.ts'
export { handoff, type Handoff } from './chat/agents/handoff.ts'

// ---- chat: when a run ends
export type { Stop, TerminationCondition, Watch } from './chat/termination.ts'
export { TerminatedError } from './chat/conditions/condition.ts'
export * from './chat/conditions/one-message.ts'
export { MaxMessageTermination } from './chat/conditions/max-message.ts'
export { type TokenLimits, TokenUsageTermination } from './chat/conditions/token-usage.ts'
export { TimeoutTermination } from './chat/conditions/timeout.ts'
export { ExternalTermination } from './chat/conditions/external.ts'
export { FunctionalTermination } from './chat/conditions/functional.ts'
export { and, AndTermination, or, OrTermination } from './chat/conditions/combined.ts'
export { conditionFrom } from './chat/conditions/condition-from.ts'
export type { ConditionConfig } from './chat/conditions/config.ts'

// ---- chat: teams
export type { RunOptions, Task, TaskResult, Team, TeamItem } from './chat/team.ts'
export { BaseGroupChat } from './chat/teams/base-group-chat.ts'
export type { GroupChatOptions } from './chat/teams/group-chat-options.ts'
export { type FailurePolicy, TurnFailed } from './chat/teams/failure-policy.ts'
export { RoundRobinGroupChat } from './chat/teams/round-robin-group-chat.ts'
export { SelectorGroupChat, type SelectorGroupChatOptions } from './chat/teams/selector-group-chat.ts'
export { Swarm } from './chat/teams/swarm.ts'
export { GraphFlow } from './chat/teams/graph-flow.ts'
export { UnknownHandoffTarget } from './chat/policies/handoff.ts'
export type { DiGraph, EdgeCondition, GraphEdge } from './chat/policies/graph.ts'
export { DiGraphBuilder } from './chat/policies/graph-builder.ts'
export { hasCyclesWithExit, validateGraph } from './chat/policies/graph-validate.ts'

// ---- models
export type { ContentValidator } from './models/schema-check.ts'
export type * from './models/model-client.ts'
export { ModelError, type ModelErrorKind } from './models/errors.ts'
export { type OpenAIOptions, OpenAIChatCompletionClient } from './models/openai/client.ts'
export { type OutputContentType, StructuredOutputError } from './models/structured-output.ts'
export { ReplayChatCompletionClient, type ReplayStep } from './models/replay-client.ts'
export { RecordingClient } from './models/recording/recording-client.ts'
export { ReplayingClient } from './models/recording/replaying-client.ts'
export { metered, type UsageEntry, UsageLedger, type UsageTotal } from './models/usage-ledger.ts'
export { gateway, type GatewayOptions } from './models/gateway/gateway.ts'
export { Limiter } from './models/gateway/limiter.ts'
export { CircuitBreaker } from './models/gateway/circuit-breaker.ts'
export { ProviderRegistry } from './models/gateway/provider-registry.ts'
export { listPrices, type Price } from './models/prices.ts'
export { ListMemory, type Memory } from './models/memory.ts'
export { ChatCompletionContext, UnboundedChatCompletionContext } from './models/model-context.ts'
export { BufferedChatCompletionContext } from './models/buffered-context.ts'
export { HeadAndTailChatCompletionContext } from './models/head-and-tail-context.ts'
export { TokenLimitedChatCompletionContext } from './models/token-limited-context.ts'

// ---- doubles for tests of programs that use all this
export { countingIds } from './testkit/counting-ids.ts'
export { CountingAgent } from './testkit/counting-agent.ts'
export { EchoAgent } from './testkit/echo-agent.ts'
export { FlakyAgent } from './testkit/flaky-agent.ts'
export { ManualClock } from './testkit/manual-clock.ts'
export { ScriptedAgent, type ScriptedTurn } from './testkit/scripted-agent.ts'
