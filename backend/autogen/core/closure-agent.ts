import { type MessageContext, UNHANDLED } from './agent.ts'
import { BaseAgent } from './base-agent.ts'
import { CantHandle } from './errors.ts'
import { guardOf, type MessageKind } from './routed-agent.ts'
import type { AgentRuntime, Instantiation } from './runtime-contract.ts'
import type { Subscription } from './subscriptions.ts'

/** `agent` sends and publishes for it. */
export type Closure<M> = (agent: BaseAgent, message: M, context: MessageContext) => unknown

export type ClosureOptions<M> = {
  /** Which messages it takes; all of them where it is not said. */
  takes?: readonly MessageKind<M>[]
  /** What becomes of others: an error, a record in the log (the default), nothing. */
  unknownTypePolicy?: 'error' | 'warn' | 'ignore'
  description?: string
}

/** A function as an agent. It has no state of its own. */
export class ClosureAgent<M = unknown> extends BaseAgent {
  readonly #closure: Closure<M>
  readonly #policy: 'error' | 'warn' | 'ignore'
  readonly #takes: (message: unknown) => message is M

  constructor(made: Instantiation, closure: Closure<M>, options: ClosureOptions<M> = {}) {
    super(made, options.description)
    this.#closure = closure
    this.#policy = options.unknownTypePolicy ?? 'warn'
    const guards = options.takes?.map((kind) => guardOf(kind))
    this.#takes = (message): message is M => guards?.some((isOne) => isOne(message)) ?? true
  }

  /** Registers the function as an agent type that hears these subscriptions. */
  static registerClosure<M>(
    runtime: AgentRuntime,
    type: string,
    closure: Closure<M>,
    options: ClosureOptions<M> & { subscriptions?: readonly Subscription[] } = {},
  ): void {
    this.register(runtime, type, (made) => new ClosureAgent<M>(made, closure, options))
    for (const subscription of options.subscriptions ?? []) runtime.addSubscription(subscription)
  }

  override onMessage(message: unknown, context: MessageContext): unknown {
    if (this.#takes(message)) return this.#closure(this, message, context)
    if (this.#policy === 'error') throw new CantHandle(`${this.id} takes no such message: list it in takes.`)
    return this.#policy === 'warn' ? UNHANDLED : undefined
  }
}
