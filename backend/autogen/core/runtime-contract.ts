import type { Agent } from './agent.ts'
import type { AgentId, TopicId } from './ids.ts'
import type { Json } from './json.ts'
import type { Subscription } from './subscriptions.ts'

export type SendOptions = {
  /**
   * Who sends. An agent must say so: only then is a request in a circle (to itself, to one that waits for it) noticed and
   * handled at once instead of waiting for ever, and only then does it not hear what it publishes.
   */
  sender?: AgentId
  /** Where it is aborted, the caller is told at once; a message that waits is not delivered, a handler sees it. */
  signal?: AbortSignal
  messageId?: string
  /** `control` goes past the mailbox: it is handled at once, also while a message is being handled. */
  lane?: 'work' | 'control'
}

export type PublishOptions = Omit<SendOptions, 'lane'>

/** Told to the factory: who is being made, and where it will live. */
export type Instantiation = { id: AgentId; runtime: AgentRuntime }
export type AgentFactory = (made: Instantiation) => Agent | Promise<Agent>

export type ClassOf<T> = abstract new (...args: never[]) => T

/** Where agents live and talk. Nothing hangs: every promise it hands out settles, also where it is stopped. */
export type AgentRuntime = {
  /** A type is registered once. The factory is called when the first message for an id arrives. */
  registerFactory(type: string, factory: AgentFactory, options?: { expectedClass?: ClassOf<Agent> }): void
  /** Takes in an agent that was made already, under its own id; instances of a type are of one class. */
  registerInstance(agent: Agent): void
  addSubscription(subscription: Subscription): void
  removeSubscription(id: string): void
  /** The handler's answer. Rejects with its error, `UnknownAgent`, `MessageDropped`, `Cancelled` or `WrongState`. */
  send(message: unknown, recipient: AgentId, options?: SendOptions): Promise<unknown>
  /** Resolves once it is queued for every subscriber but the sender, each once. */
  publish(message: unknown, topic: TopicId, options?: PublishOptions): Promise<void>
  /** The id; `lazy: false` makes the instance as well. */
  get(type: string, key?: string, options?: { lazy?: boolean }): Promise<AgentId>
  /** The instance, made if need be. */
  agent(id: AgentId): Promise<Agent>
  /** The instance as what it is: rejects with `TypeError` where it is of another class. */
  tryGetUnderlyingInstance<T extends Agent>(id: AgentId, type: ClassOf<T>): Promise<T>
  /** Closes the instance and forgets it; the next message makes a new one. `WrongState` while it has something to do. */
  release(id: AgentId): Promise<void>
  /** How many messages wait for their agents. */
  readonly unprocessedMessagesCount: number
  start(): void
  /** Ends now: what is queued is dropped and whoever waits for it is told so. */
  stop(): Promise<void>
  /** Ends once nothing waits and nothing is handled. Not for handlers: they would wait for themselves. */
  stopWhenIdle(): Promise<void>
  /** Ends, as `stop` does, once `condition` holds: it is asked again and again. */
  stopWhen(condition: () => boolean | Promise<boolean>): Promise<void>
  /** The states of all instances there are; take it when nothing is handled, or agents may be at different points. */
  saveState(): Promise<Json>
  /** Makes the agents that were saved and gives them their states. Rejects with `BadState` before it touches any. */
  loadState(state: Json, options?: { skipUnknown?: boolean }): Promise<void>
  agentSaveState(id: AgentId): Promise<Json>
  agentLoadState(id: AgentId, state: Json): Promise<void>
  /** Stops if need be, closes every instance, and takes no message any more. */
  close(): Promise<void>
}
