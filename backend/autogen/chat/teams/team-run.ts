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
  readonly outputTaskMessages: boolean
  /** What whoever watches gets to see; the ending is last. */
  readonly output = new AsyncQueue<{ message: AnyMessage } | Ending>()
  /** Called whenever the ending becomes known. */
  onEnding: () => void = () => {}
  readonly #clock: Clock
  readonly #graceMs: number
  readonly #cut = new AbortController()
  readonly #abandoned = new AbortController()
  #ending: Ending | null = null
  readonly #seen: { attempt: string | null; message: AnyMessage }[] = []
  readonly #kept = new Set<string>()

  constructor(options: {
    clock: Clock
    graceMs: number
    parent: UsageLedger | null
    outputTaskMessages: boolean
  }) {
    this.#clock = options.clock
    this.#graceMs = options.graceMs
    this.ledger = new UsageLedger(options.parent)
    this.outputTaskMessages = options.outputTaskMessages
  }

  /** Null while it goes on. */
  get ending(): Ending | null {
    return this.#ending
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
  end(ending: Ending): void {
    this.#ending ??= ending
    this.onEnding()
  }

  /** The turn under way is cut, and the run ends whether it listens or not. Wins over an end that waits for the turn. */
  cut(ending: Ending): void {
    if (this.#cut.signal.aborted) return
    this.#ending = ending
    this.#cut.abort('error' in ending ? ending.error : new Error(ending.stop.content))
    this.onEnding()
    void this.#clock.sleep(this.#graceMs, this.#abandoned.signal).then(
      () => this.abandon(),
      () => {},
    )
  }

  abandon(): void {
    this.#abandoned.abort(this.#cut.signal.reason)
  }

  /** The work itself has come to its end, which says more than a condition that happened to fire with it. */
  complete(stop: Stop): void {
    if (this.#ending === null || 'stop' in this.#ending) this.#ending = { stop }
  }

  show(message: AnyMessage, attempt: string | null): void {
    if (message.type !== 'ModelClientStreamingChunkEvent') this.#seen.push({ attempt, message })
    this.output.push({ message })
  }

  /** Only attempts that were finished are part of the result. */
  keep(attempt: string): void {
    this.#kept.add(attempt)
  }

  result(stop: Stop): TaskResult {
    const messages = this.#seen
      .filter(({ attempt }) => attempt === null || this.#kept.has(attempt))
      .map(({ message }) => message)
    return { messages, stopReason: stop.content, stop, usage: this.ledger.total() }
  }
}
