import type { MessageContext } from '../../../../backend/autogen/core/agent.ts'
import { AgentId, TopicId } from '../../../../backend/autogen/core/ids.ts'
import type { Interceptor } from '../../../../backend/autogen/core/interceptors.ts'
import type { Json } from '../../../../backend/autogen/core/json.ts'
import type { SingleThreadedAgentRuntime } from '../../../../backend/autogen/core/single-threaded-agent-runtime.ts'
import { TypePrefixSubscription, TypeSubscription } from '../../../../backend/autogen/core/subscriptions.ts'
import { ManualClock, settled } from '../../../../backend/autogen/testkit/manual-clock.ts'
import { Dice } from './dice.ts'
import { Oracle } from './oracle.ts'

type Step =
  | { do: 'wait' }
  | { do: 'fail' }
  | { do: 'until aborted' }
  | { do: 'ask' | 'tell' | 'control'; whom: string; what: Plan; forward: boolean }
  | { do: 'publish'; topic: string; what: Plan }
/** A message says what its handler is to do; `stubborn` handlers do not listen to their signal. */
type Plan = { stubborn: boolean; steps: Step[] }
/** A plan on its way, with a number of its own. */
type Message = Plan & { n: number }
/** A signal, and all that it cancels. */
type Cancel = { signal: AbortSignal; abort(reason: Error): void; messages: Set<number> }

const GRACE_MS = 100
const [TYPES, KEYS, TOPICS] = [
  ['a', 'b', 'c', 'd'],
  ['x', 'y'],
  ['t', 't:one', 'u'],
]

/** A runtime with agents that do what chance says, one decision at a time, and an oracle that watches. */
export class World {
  readonly #dice: Dice
  readonly #clock = new ManualClock(1)
  readonly #oracle = new Oracle(GRACE_MS, () => this.#clock.now())
  readonly #runtime: SingleThreadedAgentRuntime
  readonly #make: () => SingleThreadedAgentRuntime
  /** Handlers, factories and interceptors that wait until chance lets them go on. */
  #waiting: (() => void)[] = []
  #cancels: Cancel[] = []
  readonly #subscriptions: { topic: string; prefix: boolean; type: string }[] = []
  readonly #handled = new Map<string, number>()
  #broken: unknown = null
  #count = 0

  constructor(Runtime: typeof SingleThreadedAgentRuntime, seed: number) {
    this.#dice = new Dice(seed)
    const interceptors = this.#dice.percent(30) ? [this.#interceptor()] : []
    const given = { clock: this.#clock, graceMs: GRACE_MS, interceptors, ignoreUnhandledExceptions: true }
    const slow = new Set(TYPES.filter(() => this.#dice.percent(25)))
    for (const topic of TOPICS)
      for (const type of TYPES)
        for (const prefix of [false, true])
          if (this.#dice.percent(25)) this.#subscriptions.push({ topic, prefix, type })
    this.#make = () => {
      const runtime = new Runtime(given)
      for (const type of TYPES) this.#register(runtime, type, slow.has(type))
      for (const { topic, prefix, type } of this.#subscriptions)
        runtime.addSubscription(
          prefix ? new TypePrefixSubscription(topic, type) : new TypeSubscription(topic, type),
        )
      return runtime
    }
    this.#runtime = this.#make()
  }

  get deliveries(): number {
    return this.#oracle.deliveries
  }

  /** Takes so many steps, lets everything come to its end, and checks it. */
  async live(steps: number): Promise<void> {
    if (this.#dice.percent(20)) this.#say() // before the start
    this.#runtime.start()
    for (let step = 0; step < steps; step++) {
      await this.#step()
      if (this.#broken) throw this.#broken
    }
    await this.#quiet()
    await this.#remember()
    await this.#runtime.close()
    if (this.#broken) throw this.#broken
  }

  async #step(): Promise<void> {
    const chance = this.#dice.below(100)
    if (chance < 40) this.#say()
    else if (chance < 85) this.#release()
    else if (chance < 91) await this.#abort()
    else if (chance < 94) await this.#clock.advance(this.#dice.below(GRACE_MS))
    else if (chance < 95) await this.#stop()
    else if (chance < 96) await this.#quiet()
    // Now and then everything goes as far as it can, now and then only a little.
    if (this.#dice.percent(50)) await settled()
    else for (let turn = this.#dice.below(4); turn > 0; turn--) await Promise.resolve()
  }

  #say(): void {
    const what = this.#plan(0)
    let cancel: Cancel | undefined
    if (this.#dice.percent(40)) {
      const controller = new AbortController()
      const abort = (reason: Error) => controller.abort(reason)
      this.#cancels.push((cancel = { signal: controller.signal, abort, messages: new Set() }))
    }
    if (this.#dice.percent(30)) this.#publish(this.#dice.oneOf(TOPICS), what, null, cancel)
    else this.#send(this.#whom(), what, null, this.#dice.percent(15), cancel).catch(() => 'the oracle saw it')
  }

  #release(): boolean {
    const [next] = this.#waiting.splice(this.#dice.below(Math.max(1, this.#waiting.length)), 1)
    next?.()
    return next !== undefined
  }

  async #abort(): Promise<void> {
    const [one] = this.#cancels.splice(this.#dice.below(Math.max(1, this.#cancels.length)), 1)
    if (!one) return
    // First the oracle: what the abort sets off must find it informed.
    for (const n of one.messages) this.#oracle.cancelled(n)
    one.abort(new Error('aborted'))
    await settled()
    this.#guard(() => this.#oracle.checkTold())
  }

  async #stop(): Promise<void> {
    this.#oracle.stopped()
    const stopped = this.#runtime.stop()
    await settled()
    this.#guard(() => this.#oracle.checkTold())
    for (let n = this.#dice.below(5); n > 0; n--) this.#release()
    await this.#clock.advance(GRACE_MS)
    await this.#within(stopped, 'stop')
    if (this.#runtime.unprocessedMessagesCount !== 0) throw new Error('Something waits after the stop.')
    this.#runtime.start()
  }

  /** Everything may end: the runtime must come to rest, and nothing may be missing. */
  async #quiet(): Promise<void> {
    while (this.#cancels.length > 0) await this.#abort()
    let idle = false
    const stopped = this.#runtime.stopWhenIdle().then(() => (idle = true))
    while (!idle) {
      const released = this.#release()
      await settled()
      if (released || this.#waiting.length > 0 || idle) continue
      // What is left may be handlers that were given up: their time has come.
      if (this.#clock.sleeping === 0) break
      await this.#clock.advance(GRACE_MS)
    }
    await this.#within(stopped, 'stopWhenIdle')
    while (this.#release()) await settled()
    this.#guard(() => this.#oracle.checkQuiet())
    this.#oracle.forget()
    this.#runtime.start()
  }

  async #remember(): Promise<void> {
    const saved = await this.#released(this.#runtime.saveState())
    const fresh = this.#make()
    await this.#released(fresh.loadState(saved))
    const again = await this.#released(fresh.saveState())
    if (JSON.stringify(again) !== JSON.stringify(saved))
      throw new Error('The state is another after a round.')
  }

  /** What a promise comes to while everything that waits is let go. */
  async #released<T>(promise: Promise<T>): Promise<T> {
    let over = false
    const done = promise.finally(() => (over = true))
    while (!over) {
      this.#release()
      await settled()
    }
    return done
  }

  async #within(promise: Promise<unknown>, what: string): Promise<void> {
    let over = false
    void promise.then(() => (over = true))
    await settled()
    if (!over) throw new Error(`${what} hangs`)
  }

  #plan(depth: number): Plan {
    const steps: Step[] = []
    for (let left = this.#dice.below(depth > 2 ? 2 : 4); left > 0; left--) {
      const chance = this.#dice.below(100)
      if (chance < 50 || depth > 2) steps.push({ do: 'wait' })
      else if (chance < 54) steps.push({ do: 'fail' })
      else if (chance < 57) steps.push({ do: 'until aborted' })
      else if (chance < 70)
        steps.push({ do: 'publish', topic: this.#dice.oneOf(TOPICS), what: this.#plan(depth + 1) })
      else {
        const how = this.#dice.oneOf(['ask', 'ask', 'ask', 'tell', 'control'] as const)
        // What is not awaited outlives its handler, and the handler's signal with it.
        const forward = how !== 'tell' && this.#dice.percent(60)
        steps.push({ do: how, whom: this.#whom(), what: this.#plan(depth + 1), forward })
      }
    }
    return { stubborn: this.#dice.percent(15), steps }
  }

  #whom(): string {
    return `${this.#dice.oneOf(TYPES)}/${this.#dice.oneOf(KEYS)}`
  }

  #send(whom: string, what: Plan, from: string | null, control: boolean, cancel?: Cancel): Promise<unknown> {
    const n = ++this.#count
    cancel?.messages.add(n)
    this.#oracle.posted(n, [whom], from, control ? 'control' : 'send')
    const answer = this.#runtime.send({ ...what, n }, AgentId.parse(whom), {
      ...options(from, cancel),
      lane: control ? 'control' : 'work',
    })
    answer.then(
      (value) => this.#guard(() => this.#oracle.settled(n, { value })),
      (error: unknown) => this.#guard(() => this.#oracle.settled(n, { error })),
    )
    return answer
  }

  #publish(topic: string, what: Plan, from: string | null, cancel?: Cancel): void {
    const n = ++this.#count
    cancel?.messages.add(n)
    const { key } = from === null ? { key: this.#dice.oneOf(KEYS) } : AgentId.parse(from)
    const hears = this.#subscriptions.filter((one) =>
      one.prefix ? topic.startsWith(one.topic) : topic === one.topic,
    )
    const recipients = new Set(hears.map(({ type }) => `${type}/${key}`))
    if (from !== null) recipients.delete(from)
    this.#oracle.posted(n, [...recipients], from, 'publish')
    void this.#runtime.publish({ ...what, n }, new TopicId(topic, key), options(from, cancel))
  }

  #register(runtime: SingleThreadedAgentRuntime, type: string, slow: boolean): void {
    const make = (id: AgentId) => ({
      id,
      description: '',
      onMessage: (message: unknown, context: MessageContext) => this.#handle(id, message, context),
      saveState: (): Json => this.#handled.get(`${id}`) ?? 0,
      loadState: (state: Json) => void this.#handled.set(`${id}`, Number(state)),
    })
    runtime.registerFactory(type, async ({ id }) => {
      if (slow) await this.#chance()
      return make(id)
    })
  }

  #handle(id: AgentId, message: unknown, context: MessageContext): unknown {
    if (!isMessage(message)) throw new Error('That is no plan.')
    const who = `${id}`
    this.#handled.set(who, (this.#handled.get(who) ?? 0) + 1)
    this.#guard(() => this.#oracle.began(message.n, who))
    const ends = (result: { value: unknown } | { error: unknown }) =>
      this.#guard(() => this.#oracle.ended(message.n, who, result))
    if (message.steps.length === 0) {
      ends({ value: message.n })
      return message.n
    }
    return this.#perform(message, who, context).then(
      () => (ends({ value: message.n }), message.n),
      (error: unknown) => {
        ends({ error })
        throw error
      },
    )
  }

  async #perform(plan: Message, who: string, context: MessageContext): Promise<void> {
    for (const step of plan.steps) {
      if (!plan.stubborn) context.signal.throwIfAborted()
      if (step.do === 'wait') await this.#chance(plan.stubborn ? undefined : context.signal)
      else if (this.#oracle.isCancelled(plan.n)) continue
      else if (step.do === 'fail') throw new Error(`${plan.n} fails`)
      else if (step.do === 'until aborted') {
        if (this.#cancels.some(({ messages }) => messages.has(plan.n))) await aborted(context.signal)
      } else if (step.do === 'publish') this.#publish(step.topic, step.what, who)
      else {
        const cancel = step.forward && this.#cancels.find(({ messages }) => messages.has(plan.n))
        const forwarded = cancel ? { ...cancel, signal: context.signal } : undefined
        const answer = this.#send(step.whom, step.what, who, step.do === 'control', forwarded)
        if (step.do === 'tell') answer.catch(() => 'the oracle saw it')
        else await answer
      }
    }
  }

  #interceptor(): Interceptor {
    const slowly = () => (this.#dice.percent(30) ? this.#chance() : undefined)
    return { onSend: slowly, onPublish: slowly, onResponse: slowly }
  }

  /** Resolves when chance wants it, rejects as soon as the signal is aborted. */
  #chance(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push(resolve)
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
    })
  }

  /** A handler's errors go to whoever asked: what the oracle finds must not. */
  #guard(check: () => void): void {
    try {
      check()
    } catch (error) {
      this.#broken ??= error
    }
  }
}

function options(from: string | null, cancel: Cancel | undefined) {
  return { ...(from !== null && { sender: AgentId.parse(from) }), ...(cancel && { signal: cancel.signal }) }
}

function isMessage(message: unknown): message is Message {
  return typeof message === 'object' && message !== null && 'steps' in message
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason)
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}
