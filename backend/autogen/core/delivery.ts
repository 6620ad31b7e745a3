import type { Agent } from './agent.ts'
import { Fifo, type Queued } from './fifo.ts'
import type { AgentId } from './ids.ts'
import type { Letter } from './letter.ts'

/** An agent's place in the runtime: its instance, once made, and what is there for it to handle. */
export class Cell {
  readonly id: AgentId
  agent: Agent | null = null
  /** While the factory is at work. */
  making: Promise<Agent> | null = null
  readonly mailbox = new Fifo<Delivery>()
  /** The one of the mailbox whose turn it is. */
  current: Delivery | null = null
  /** What is handled beside the mailbox: control messages, and requests that could not wait (see `mustNotWait`). */
  readonly aside = new Set<Delivery>()
  /** What it asked of others while handling, and has no answer to yet. */
  readonly asked = new Set<Delivery>()

  constructor(id: AgentId) {
    this.id = id
  }

  get idle(): boolean {
    return this.current === null && this.aside.size === 0 && this.making === null
  }
}

/** One message for one agent: from the mailbox until its handler has ended. */
export class Delivery implements Queued<Delivery> {
  next: Delivery | null = null
  readonly letter: Letter
  readonly cell: Cell
  /** Whether it goes past the mailbox. */
  readonly aside: boolean
  state: 'waiting' | 'handling' | 'over' = 'waiting'
  /** Stops what watches over it. */
  unwatch: (() => void) | null = null
  /** Set once nobody wants the answer any more. */
  cancelled: Error | null = null
  #resolve: ((answer: unknown) => void) | null = null
  #reject: ((error: unknown) => void) | null = null
  #controller: AbortController | null = null
  #asker: Cell | null = null

  constructor(letter: Letter, cell: Cell, aside: boolean) {
    this.letter = letter
    this.cell = cell
    this.aside = aside
  }

  /** Its answer: for a direct message, asked by an agent or from outside. */
  asked(by: Cell | null): Promise<unknown> {
    this.#asker = by
    by?.asked.add(this)
    return new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
  }

  get signal(): AbortSignal {
    this.#controller ??= new AbortController()
    if (this.cancelled) this.#controller.abort(this.cancelled)
    return this.#controller.signal
  }

  /** Whoever waits is told; later answers reach nobody. */
  answer(value: unknown): void {
    this.#resolve?.(value)
    this.#forget()
  }

  /** Whether somebody was there to hear of it. */
  fail(error: unknown): boolean {
    const heard = this.#reject !== null
    this.#reject?.(error)
    this.#forget()
    return heard
  }

  cancel(reason: Error): void {
    this.cancelled = reason
    this.#controller?.abort(reason)
    this.fail(reason)
  }

  over(): void {
    this.state = 'over'
    this.unwatch?.()
    this.unwatch = null
    this.#forget()
  }

  #forget(): void {
    this.#resolve = null
    this.#reject = null
    this.#asker?.asked.delete(this)
    this.#asker = null
  }
}

/**
 * Whether a request of `asker` would wait for ever in the mailbox of `cell`, because `cell`, itself or through others,
 * waits for `asker`: an agent that asks itself, a circle, two that ask each other at once.
 */
export function mustNotWait(cell: Cell, asker: Cell, seen = new Set<Cell>()): boolean {
  if (cell === asker) return true
  seen.add(cell)
  for (const { cell: next } of cell.asked) if (!seen.has(next) && mustNotWait(next, asker, seen)) return true
  return false
}
