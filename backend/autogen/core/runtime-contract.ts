import type { Agent } from './agent.ts'
import type { AgentId, TopicId } from './ids.ts'
import type { Json } from './json.ts'
import type { Subscription } from './subscriptions.ts'

export type SendOptions = {
  sender?: AgentId
  signal?: AbortSignal
  messageId?: string
  /** `control` goes past the mailbox: it is handled at once, also while a message is being handled. */
  lane?: 'work' | 'control'
}

/** Told to the factory: who is being made, and where it will live. */
export type Instantiation = { id: AgentId; runtime: AgentRuntime }
export type AgentFactory = (made: Instantiation) => Agent | Promise<Agent>

/** Where agents live and talk. Nothing hangs: every promise it hands out settles, also where it is stopped. */
export type AgentRuntime = {
  /** A type is registered once. The factory is called when the first message for an id arrives. */
  registerFactory(type: string, factory: AgentFactory): void
  /** Takes in an agent that was made already, under its own id. */
  registerInstance(agent: Agent): void
  addSubscription(subscription: Subscription): void
  removeSubscription(id: string): void
  /** The handler's answer. Rejects with its error, `UnknownAgent`, `MessageDropped`, `Cancelled` or `WrongState`. */
  send(message: unknown, recipient: AgentId, options?: SendOptions): Promise<unknown>
  /** Resolves once it is queued for every subscriber but the sender, each once. */
  publish(message: unknown, topic: TopicId, options?: Omit<SendOptions, 'lane'>): Promise<void>
  /** The instance, made if need be. */
  agent(id: AgentId): Promise<Agent>
  start(): void
  /** Ends now: what is queued is dropped and whoever waits for it is told so. */
  stop(): Promise<void>
  stopWhenIdle(): Promise<void>
  saveState(): Promise<Json>
  loadState(state: Json): Promise<void>
  close(): Promise<void>
}
