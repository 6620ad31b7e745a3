import type { Clock } from '../../core/outside.ts'
import { UsageLedger } from '../../models/usage-ledger.ts'
import type { AnyMessage } from '../messages.ts'
import type { TaskResult } from '../team.ts'
import type { Stop } from '../termination.ts'
import { AsyncQueue } from './async-queue.ts'

/** How a run ends: with a reason, or with an error that `run()` rejects with. */
export type Ending = { stop: Stop } | { error: unknown }

/** One run of a team, from the task to its result. */
export class TeamRun {
  readonly ledger: UsageLedger
  /** What whoever watches gets to see; the ending is last. */
  readonly output = new AsyncQueue<{ message: AnyMessage } | Ending>()
  /** Null while it goes on. */
  ending: Ending | null = null
  /** Called when it ends or is resumed, for whoever waits for that. */
  wake: () => void = () => {}
  readonly #clock: Clock
  readonly #graceMs: number
  readonly #cut = new AbortController()
  readonly #abandoned = new AbortController()
  readonly #seen: { attempt: object | null; message: AnyMessage }[] = []
  readonly #kept = new Set<object | null>([null])

  constructor(clock: Clock, graceMs: number, parent?: UsageLedger) {
    this.#clock = clock
    this.#graceMs = graceMs
    this.ledger = new UsageLedger(parent)
  }

  /** Aborted where the turn under way is cut. */
  get signal(): AbortSignal {
    return this.#cut.signal
  }

  /** Aborted once the grace of a cut is over: whatever still goes on is left alone. */
  get abandoned(): AbortSignal {
    return this.#abandoned.signal
  }

  /** No turn begins any more; the one under way is finished. */
  end(stop: Stop): void {
    this.ending ??= { stop }
    this.wake()
  }

  /** The turn under way is cut, and the run ends whether it listens or not. Wins over an end that waits for the turn. */
  cut(ending: Ending): void {
    if (this.signal.aborted) return
    this.ending = ending
    this.#cut.abort('error' in ending ? ending.error : new Error(ending.stop.content))
    this.wake()
    void this.#clock.sleep(this.#graceMs, this.abandoned).then(
      () => this.#abandoned.abort(this.signal.reason),
      () => {},
    )
  }

  /** It is over: whatever still goes on belongs to a turn that was given up, and whoever watches is told the ending. */
  finish(): void {
    this.#abandoned.abort(this.signal.reason)
    if (this.ending) this.output.push(this.ending)
  }

  /** The work itself has come to its end, which says more than a condition that happened to fire with it. */
  complete(stop: Stop): void {
    if (this.ending === null || 'stop' in this.ending) this.ending = { stop }
  }

  /** What is said in an attempt at a turn is part of the result where that is kept; what stands alone always is. */
  show(message: AnyMessage, attempt: object | null = null): void {
    if (message.type !== 'ModelClientStreamingChunkEvent') this.#seen.push({ attempt, message })
    this.output.push({ message })
  }

  keep(attempt: object): void {
    this.#kept.add(attempt)
  }

  result(stop: Stop): TaskResult {
    const kept = this.#seen.filter(({ attempt }) => this.#kept.has(attempt))
    const messages = kept.map(({ message }) => message)
    return { messages, stopReason: stop.content, stop, usage: this.ledger.total() }
  }
}
