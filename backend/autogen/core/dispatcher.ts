import { type Agent, UNHANDLED } from './agent.ts'
import { reasonOf } from './cancellation.ts'
import type { Delivery } from './delivery.ts'
import { Fifo } from './fifo.ts'
import { isThenable, type Verdict } from './interceptors.ts'
import { LetterContext } from './letter.ts'
import { DELIVERED, dropped, type Log, NOT_HANDLED, SENT } from './log.ts'
import type { Clock } from './outside.ts'
import type { Registry } from './registry.ts'
import type { AgentRuntime } from './runtime-contract.ts'

// So many messages may be handled in a row; then timers and sockets have their turn, also while agents chatter endlessly.
const BREATH = 1_000
const NOW = Promise.resolve()
// After what else waits for the event loop; browsers have no `setImmediate`.
const afterOthers: (then: () => void) => unknown = globalThis.setImmediate ?? ((then) => setTimeout(then, 0))

type Parts = {
  clock: Clock
  graceMs: number
  log: Log
  registry: Registry
  runtime: AgentRuntime
  /** What interceptors make of an answer. */
  respond(delivery: Delivery, answer: unknown): Verdict | Promise<Verdict>
  /** Hears of an error that nobody waits for. */
  background(error: unknown): void
}

type Thrown = 'messageHandlerException' | 'agentConstructionException'

/** Hands messages to agents: per agent one at a time, first in, first out; agents among each other as they come. */
export class Dispatcher {
  /** How many have not reached their agents yet. */
  waiting = 0
  #pending = 0
  #idle: PromiseWithResolvers<void> | null = null
  readonly #ready = new Fifo<Delivery>()
  #running = false
  #scheduled = false
  #inARow = 0
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  accept(delivery: Delivery): void {
    const { cell } = delivery
    this.#pending++
    this.waiting++
    this.#watch(delivery)
    if (!delivery.aside && cell.current) return cell.mailbox.push(delivery)
    if (delivery.aside) cell.aside.add(delivery)
    else cell.current = delivery
    this.#makeReady(delivery)
  }

  run(): void {
    this.#running = true
    this.#wake()
  }

  /** Resolves once nothing waits and nothing is handled. */
  async idle(): Promise<void> {
    while (this.#pending > 0) await (this.#idle ??= Promise.withResolvers<void>()).promise
  }

  /** Drops what waits and cancels what is handled; resolves when handlers have ended, or had their grace. */
  async halt(reason: Error): Promise<void> {
    this.#running = false
    const drop = (from: Fifo<Delivery>) => {
      for (let one = from.shift(); one; one = from.shift()) {
        this.cancel(one, reason)
        this.#finish(one)
      }
    }
    for (const cell of this.#parts.registry.cells()) drop(cell.mailbox)
    drop(this.#ready)
    for (const { current, aside } of this.#parts.registry.cells())
      for (const one of current ? [current, ...aside] : aside) this.cancel(one, reason)
    await this.idle()
  }

  /** Whoever waits for it is told at once. It is not delivered any more; a handler has its grace to end. */
  cancel(delivery: Delivery, reason: Error): void {
    if (delivery.cancelled || delivery.state === 'over') return
    delivery.unwatch?.()
    delivery.cancel(reason)
    if (delivery.state === 'handling') return void this.#abandonLate(delivery)
    this.waiting--
    this.#parts.log(dropped(reason), delivery.letter, delivery.cell.id)
  }

  #watch(delivery: Delivery): void {
    const { signal } = delivery.letter
    if (!signal) return
    const cut = () => this.cancel(delivery, reasonOf(signal))
    signal.addEventListener('abort', cut)
    delivery.unwatch = () => signal.removeEventListener('abort', cut)
  }

  async #abandonLate(delivery: Delivery): Promise<void> {
    const ended = new AbortController()
    delivery.unwatch = () => ended.abort()
    const { clock, graceMs } = this.#parts
    await clock.sleep(graceMs, ended.signal).catch(() => 'it ended in time')
    this.#finish(delivery)
  }

  #makeReady(delivery: Delivery): void {
    this.#ready.push(delivery)
    this.#wake()
  }

  #wake(): void {
    if (!this.#running || this.#scheduled) return
    this.#scheduled = true
    // In Node a callback of a promise costs less than `queueMicrotask`, which keeps records for debuggers.
    void NOW.then(this.#pump)
  }

  readonly #pump = (): void => {
    while (this.#running) {
      if (++this.#inARow > BREATH) {
        this.#inARow = 0
        return void afterOthers(this.#pump)
      }
      const next = this.#ready.shift()
      if (!next) break
      this.#begin(next)
    }
    this.#scheduled = false
  }

  #begin(delivery: Delivery): void {
    if (delivery.cancelled) return this.#finish(delivery)
    delivery.state = 'handling'
    this.waiting--
    const { intercepted } = delivery.letter
    if (intercepted) void intercepted.then(() => this.#findAgent(delivery))
    else this.#findAgent(delivery)
  }

  #findAgent(delivery: Delivery): void {
    const { refusal } = delivery.letter
    if (refusal) delivery.fail(refusal.error)
    if (refusal || delivery.cancelled) return this.#tooLate(delivery)
    let agent: Agent | Promise<Agent>
    try {
      agent = this.#parts.registry.instance(delivery.cell, this.#parts.runtime)
    } catch (error) {
      return this.#threw(delivery, error, 'agentConstructionException')
    }
    if (!(agent instanceof Promise)) return this.#handle(delivery, agent)
    agent.then(
      (made) => this.#handle(delivery, made),
      (error) => this.#threw(delivery, error, 'agentConstructionException'),
    )
  }

  #handle(delivery: Delivery, agent: Agent): void {
    if (delivery.cancelled) return this.#tooLate(delivery)
    const { letter, cell } = delivery
    this.#parts.log(DELIVERED, letter, cell.id)
    let answer: unknown
    try {
      answer = agent.onMessage(letter.message, new LetterContext(letter, delivery))
    } catch (error) {
      return this.#threw(delivery, error)
    }
    if (!isThenable(answer)) return this.#handled(delivery, answer)
    answer.then(
      (value) => this.#handled(delivery, value),
      (error) => this.#threw(delivery, error),
    )
  }

  #handled(delivery: Delivery, value: unknown): void {
    if (delivery.state === 'over') return
    const { letter, cell } = delivery
    if (value === UNHANDLED) this.#parts.log(NOT_HANDLED, letter, cell.id)
    if (letter.topicId || delivery.cancelled) return this.#finish(delivery)
    const answer = value === UNHANDLED ? undefined : value
    this.#parts.log(SENT, letter, cell.id, { answer })
    // The agent is free for its next message, also where interceptors take their time over the answer.
    this.#release(delivery)
    const verdict = this.#parts.respond(delivery, answer)
    if (!(verdict instanceof Promise)) return this.#respond(delivery, verdict)
    cell.aside.add(delivery)
    void verdict.then((late) => this.#respond(delivery, late))
  }

  #respond(delivery: Delivery, verdict: Verdict): void {
    if (delivery.state === 'over') return
    const { letter, cell } = delivery
    if (verdict.refused) {
      this.#parts.log(dropped(verdict.error), letter, cell.id, { answer: undefined })
      delivery.fail(verdict.error)
    } else {
      this.#parts.log(DELIVERED, letter, cell.id, { answer: verdict.message })
      delivery.answer(verdict.message)
    }
    this.#finish(delivery)
  }

  #threw(delivery: Delivery, error: unknown, event: Thrown = 'messageHandlerException'): void {
    if (delivery.state === 'over') return
    // A handler that was told to give up, and did so by throwing, has done as it should.
    if (error !== delivery.cancelled) this.#parts.log({ event, error }, delivery.letter, delivery.cell.id)
    if (!delivery.fail(error) && !delivery.cancelled) this.#parts.background(error)
    this.#finish(delivery)
  }

  /** Cancelled or refused when its turn had come already. */
  #tooLate(delivery: Delivery): void {
    const { cancelled, letter, cell, state } = delivery
    if (cancelled && state !== 'over') this.#parts.log(dropped(cancelled), letter, cell.id)
    this.#finish(delivery)
  }

  #finish(delivery: Delivery): void {
    if (delivery.state === 'over') return
    delivery.over()
    this.#release(delivery)
    if (--this.#pending > 0) return
    this.#idle?.resolve()
    this.#idle = null
  }

  #release(delivery: Delivery): void {
    const { cell } = delivery
    if (cell.aside.size > 0) cell.aside.delete(delivery)
    if (cell.current !== delivery) return
    cell.current = cell.mailbox.shift()
    if (cell.current) this.#makeReady(cell.current)
  }
}
