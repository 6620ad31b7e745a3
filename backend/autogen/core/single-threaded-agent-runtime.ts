import type { Agent } from './agent.ts'
import { reasonOf } from './cancellation.ts'
import { type Cell, Delivery, mustNotWait } from './delivery.ts'
import { Dispatcher } from './dispatcher.ts'
import { BadState, Cancelled, WrongState } from './errors.ts'
import { AgentId, type TopicId } from './ids.ts'
import { type Interceptor, passThrough, type Verdict } from './interceptors.ts'
import type { Json } from './json.ts'
import { Letter, LetterContext } from './letter.ts'
import { dropped, type Log, type LogSink, logTo, SENT } from './log.ts'
import type { Clock, NewId } from './outside.ts'
import { Registry } from './registry.ts'
import { Routes } from './routes.ts'
import type { AgentFactory, AgentRuntime, ClassOf, PublishOptions, SendOptions } from './runtime-contract.ts'
import { agentStatesOf, runtimeState } from './runtime-state.ts'
import type { Subscription } from './subscriptions.ts'
import { systemClock } from './system-clock.ts'

export type RuntimeOptions = {
  /** In the order a message passes them. */
  interceptors?: readonly Interceptor[]
  /** True: errors of handlers that nobody waits for are logged only. Else the first is thrown when the runtime stops. */
  ignoreUnhandledExceptions?: boolean
  log?: LogSink
  clock?: Clock
  newId?: NewId
  /** Milliseconds that a handler has to end after it was cancelled; then its agent goes on without it. 5,000 by default. */
  graceMs?: number
}

const QUEUED = Promise.resolve()
const POLL_MS = 10

/** All agents in this process. One message at a time for each of them, different agents side by side. */
export class SingleThreadedAgentRuntime implements AgentRuntime {
  readonly #registry = new Registry()
  readonly #routes = new Routes()
  readonly #dispatcher: Dispatcher
  readonly #log: Log
  readonly #interceptors: readonly Interceptor[]
  readonly #clock: Clock
  readonly #newId: NewId
  readonly #ignore: boolean
  #status: 'stopped' | 'running' | 'stopping' | 'closed' = 'stopped'
  #stopping: Promise<void> = QUEUED
  #closing: Promise<void> | null = null
  /** The first error that nobody waited for. */
  #error: { error: unknown } | null = null

  constructor(options: RuntimeOptions = {}) {
    this.#interceptors = options.interceptors ?? []
    this.#ignore = options.ignoreUnhandledExceptions ?? false
    this.#clock = options.clock ?? systemClock
    this.#newId = options.newId ?? (() => crypto.randomUUID())
    this.#log = logTo(options.log, this.#clock, (error) => this.#background(error))
    this.#dispatcher = new Dispatcher({
      clock: this.#clock,
      graceMs: options.graceMs ?? 5_000,
      log: this.#log,
      registry: this.#registry,
      runtime: this,
      respond: (delivery, answer) => this.#respond(delivery, answer),
      background: (error) => this.#background(error),
    })
  }

  registerFactory(type: string, factory: AgentFactory, options?: { expectedClass?: ClassOf<Agent> }): void {
    this.#registry.addFactory(type, factory, options?.expectedClass)
  }

  registerInstance(agent: Agent): void {
    this.#registry.addInstance(agent)
  }

  addSubscription(subscription: Subscription): void {
    this.#routes.add(subscription)
  }

  removeSubscription(id: string): void {
    this.#routes.remove(id)
  }

  send(message: unknown, recipient: AgentId, options?: SendOptions): Promise<unknown> {
    let cell: Cell
    try {
      this.#expectOpen(options?.signal)
      cell = this.#registry.cell(recipient)
    } catch (error) {
      return Promise.reject(error)
    }
    const letter = new Letter(message, null, options, this.#newId)
    this.#log(SENT, letter, recipient)
    if (this.#interceptors.length > 0) this.#intercept(letter, recipient)
    if (letter.refusal) return Promise.reject(letter.refusal.error)
    const sender = letter.sender && this.#registry.find(letter.sender)
    const asker = sender?.idle === false ? sender : null
    const stuck = asker !== null && cell.current !== null && mustNotWait(cell, asker)
    const delivery = new Delivery(letter, cell, stuck || options?.lane === 'control')
    const answer = delivery.asked(asker)
    this.#dispatcher.accept(delivery)
    return answer
  }

  publish(message: unknown, topic: TopicId, options?: PublishOptions): Promise<void> {
    let recipients: readonly AgentId[]
    try {
      this.#expectOpen(options?.signal)
      recipients = this.#routes.to(topic)
    } catch (error) {
      return Promise.reject(error)
    }
    const letter = new Letter(message, topic, options, this.#newId)
    this.#log(SENT, letter, null)
    if (this.#interceptors.length > 0) this.#intercept(letter, null)
    if (letter.refusal) return QUEUED
    for (const id of recipients)
      try {
        if (!letter.sender?.equals(id))
          this.#dispatcher.accept(new Delivery(letter, this.#registry.cell(id), false))
      } catch (error) {
        this.#log(dropped(error), letter, id)
        this.#background(error)
      }
    return QUEUED
  }

  get unprocessedMessagesCount(): number {
    return this.#dispatcher.waiting
  }

  async get(type: string, key = 'default', { lazy = true } = {}): Promise<AgentId> {
    const id = new AgentId(type, key)
    if (!lazy) await this.agent(id)
    return id
  }

  async agent(id: AgentId): Promise<Agent> {
    this.#expectOpen()
    return this.#registry.instance(this.#registry.cell(id), this)
  }

  async tryGetUnderlyingInstance<T extends Agent>(id: AgentId, type: ClassOf<T>): Promise<T> {
    const agent = await this.agent(id)
    if (agent instanceof type) return agent
    throw new TypeError(`${id} is a ${agent.constructor.name}, no ${type.name}: ask for the class it is.`)
  }

  async release(id: AgentId): Promise<void> {
    const cell = this.#registry.find(id)
    if (!cell) return
    if (!cell.idle) throw new WrongState(`${id} has something to do: release it when it is done.`)
    this.#registry.forget(cell)
    await cell.agent?.close?.()
  }

  start(): void {
    if (this.#status !== 'stopped')
      throw new WrongState(`The runtime is ${this.#status}: start one that is stopped.`)
    this.#status = 'running'
    this.#dispatcher.run()
  }

  async stop(): Promise<void> {
    if (this.#status !== 'stopping') this.#expectRunning()
    await this.#halt()
    this.#raise()
  }

  async stopWhenIdle(): Promise<void> {
    this.#expectRunning()
    const earlier = this.#stopping
    await this.#dispatcher.idle()
    // Somebody may have stopped it meanwhile, and started it again: that is another run.
    await (this.#stopping === earlier ? this.#halt() : this.#stopping)
    this.#raise()
  }

  async stopWhen(condition: () => boolean | Promise<boolean>): Promise<void> {
    this.#expectRunning()
    while (!(await condition()) && this.#status === 'running') await this.#clock.sleep(POLL_MS)
    if (this.#status === 'running') await this.stop()
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close())
  }

  async saveState(): Promise<Json> {
    const states: [AgentId, Json][] = []
    for (const { id, agent } of this.#registry.cells()) if (agent) states.push([id, await agent.saveState()])
    return runtimeState(states)
  }

  /** An agent that this runtime cannot make would be lost unnoticed, so it is an error unless `skipUnknown`. */
  async loadState(state: Json, { skipUnknown = false } = {}): Promise<void> {
    const states = agentStatesOf(state)
    const known = states.filter(([id]) => this.#registry.knows(id))
    const unknown = states.filter(([id]) => !this.#registry.knows(id)).map(([id]) => `${id}`)
    if (unknown.length > 0 && !skipUnknown)
      throw new BadState(
        `Not registered: ${unknown.join(', ')}. Register it first, or load with skipUnknown.`,
      )
    for (const [id, saved] of known) await this.agentLoadState(id, saved)
  }

  async agentSaveState(id: AgentId): Promise<Json> {
    return (await this.agent(id)).saveState()
  }

  async agentLoadState(id: AgentId, state: Json): Promise<void> {
    await (await this.agent(id)).loadState(state)
  }

  #intercept(letter: Letter, recipient: AgentId | null): void {
    const { signal = new AbortController().signal } = letter
    const context = new LetterContext(letter, { signal })
    const hooks = this.#interceptors.map((one) => (message: unknown) => {
      return recipient ? one.onSend?.(message, context, recipient) : one.onPublish?.(message, context)
    })
    const take = (verdict: Verdict) => {
      letter.intercepted = null
      if (!verdict.refused) return void (letter.message = verdict.message)
      letter.refusal = verdict
      this.#log(dropped(verdict.error), letter, recipient)
    }
    const verdict = passThrough(hooks, letter.message)
    if (verdict instanceof Promise) letter.intercepted = verdict.then(take)
    else take(verdict)
  }

  #respond({ letter, cell }: Delivery, answer: unknown): Verdict | Promise<Verdict> {
    if (this.#interceptors.length === 0) return { refused: false, message: answer }
    const hooks = this.#interceptors.map((one) => (message: unknown) => {
      return one.onResponse?.(message, cell.id, letter.sender)
    })
    return passThrough(hooks, answer)
  }

  /** Once, whoever asks for it; a runtime that never ran has a queue to drop as well. */
  #halt(): Promise<void> {
    if (this.#status === 'stopping') return this.#stopping
    this.#status = 'stopping'
    const reason = new Cancelled('The runtime was stopped: send it again once the runtime runs.')
    this.#stopping = this.#dispatcher.halt(reason).then(() => void (this.#status = 'stopped'))
    return this.#stopping
  }

  async #close(): Promise<void> {
    await this.#halt()
    this.#status = 'closed'
    const errors: unknown[] = this.#error ? [this.#error.error] : []
    for (const { agent } of this.#registry.cells())
      try {
        await agent?.close?.()
      } catch (error) {
        errors.push(error)
      }
    if (errors.length > 1) throw new AggregateError(errors, 'Several agents failed: see `errors`.')
    if (errors.length > 0) throw errors[0]
  }

  #background(error: unknown): void {
    if (!this.#ignore) this.#error ??= { error }
  }

  #raise(): void {
    const raised = this.#error
    this.#error = null
    if (raised) throw raised.error
  }

  #expectOpen(signal?: AbortSignal): void {
    if (this.#status === 'closed' || this.#status === 'stopping')
      throw new WrongState(`The runtime is ${this.#status}: send to one that is not.`)
    if (signal?.aborted) throw reasonOf(signal)
  }

  #expectRunning(): void {
    if (this.#status !== 'running') throw new WrongState(`The runtime is ${this.#status}: start it first.`)
  }
}
