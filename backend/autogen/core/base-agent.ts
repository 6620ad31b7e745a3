import type { Agent, MessageContext } from './agent.ts'
import { ConfigurationError } from './errors.ts'
import { type AgentId, DefaultTopicId, type TopicId } from './ids.ts'
import type { Json } from './json.ts'
import type { AgentRuntime, Instantiation, PublishOptions, SendOptions } from './runtime-contract.ts'
import { type Subscription, TypePrefixSubscription, TypeSubscription } from './subscriptions.ts'

type Factory = (made: Instantiation) => BaseAgent | Promise<BaseAgent>
type OfType = (agentType: string) => Subscription
export type RegisterOptions = { skipClassSubscriptions?: boolean; skipDirectMessageSubscription?: boolean }

/** An agent that knows its runtime: it sends and publishes as itself. One with a memory overrides save and load. */
export abstract class BaseAgent implements Agent {
  /** What every agent of this class hears, by the type it is registered as. */
  static readonly subscriptions: readonly OfType[] = []
  readonly id: AgentId
  readonly description: string
  protected readonly runtime: AgentRuntime

  constructor({ id, runtime }: Instantiation, description = '') {
    this.id = id
    this.description = description
    this.runtime = runtime
  }

  /** Registers the class as an agent type, which hears its class's topics and those that begin with `<type>:`. */
  static register(runtime: AgentRuntime, type: string, factory: Factory, skip: RegisterOptions = {}): void {
    runtime.registerFactory(type, factory, { expectedClass: this })
    subscribe(runtime, type, this.subscriptions, skip)
  }

  /** Registers one agent that was made already; it hears topics whose type and source are its key as well. */
  static registerInstance(agent: BaseAgent, skip: RegisterOptions = { skipClassSubscriptions: true }): void {
    const { runtime, id } = agent
    runtime.registerInstance(agent)
    runtime.addSubscription(new TypeSubscription(id.key, id.type))
    subscribe(runtime, id.type, this.subscriptions, skip)
  }

  abstract onMessage(message: unknown, context: MessageContext): unknown

  saveState(): Json | Promise<Json> {
    return {}
  }

  loadState(_state: Json): void | Promise<void> {}

  /** Pass `context.signal` on, so that who has given up on this agent gives up on the other one too. */
  send(message: unknown, recipient: AgentId, options?: Omit<SendOptions, 'sender'>): Promise<unknown> {
    return this.runtime.send(message, recipient, { ...options, sender: this.id })
  }

  /** To the default topic of this agent's key, unless another is given; this agent does not hear it. */
  publish(message: unknown, topic?: TopicId, options?: Omit<PublishOptions, 'sender'>): Promise<void> {
    const about = topic ?? new DefaultTopicId(this.id)
    return this.runtime.publish(message, about, { ...options, sender: this.id })
  }
}

function subscribe(runtime: AgentRuntime, type: string, all: readonly OfType[], skip: RegisterOptions): void {
  const wanted = skip.skipClassSubscriptions ? [] : all.map((make) => make(type))
  if (!skip.skipDirectMessageSubscription) wanted.push(new TypePrefixSubscription(`${type}:`, type))
  for (const subscription of wanted)
    try {
      runtime.addSubscription(subscription)
    } catch (error) {
      // Another instance of the type may have subscribed for all of them.
      if (!(error instanceof ConfigurationError)) throw error
    }
}
