import type { Json } from '../../core/json.ts'
import type { Clock } from '../../core/outside.ts'
import type { AnyMessage } from '../messages.ts'
import type { Stop, TerminationCondition } from '../termination.ts'
import { orAborted } from './or-aborted.ts'
import { countIn, fieldsIn } from './saved.ts'
import type { TeamRun } from './team-run.ts'

/** What ends a run before its work is done: the condition and the number of turns. Both count anew for each run. */
export class Limits {
  readonly #condition: TerminationCondition | null
  readonly #maxTurns: number | null
  #turns = 0
  /** Whether they have seen part of a run that is not over, be it from a state that was loaded. */
  #counting = false

  constructor(condition: TerminationCondition | null, maxTurns: number | null) {
    this.#condition = condition
    this.#maxTurns = maxTurns
  }

  get terminated(): boolean {
    return this.#condition?.terminated ?? false
  }

  /** A run begins; returns how to stop watching it. */
  watch(run: TeamRun, clock: Clock): () => void {
    this.#counting = true
    const { ledger } = run
    return this.#condition?.watch?.({ clock, ledger, interrupt: (stop) => run.cut({ stop }) }) ?? (() => {})
  }

  /** What was said since it was last asked. Once the run is ending nobody needs to know. */
  async check(delta: readonly AnyMessage[], run: TeamRun): Promise<void> {
    if (this.#condition === null || run.ending !== null) return
    const stop = await orAborted(this.#condition.check(delta), run.abandoned)
    if (stop !== null) run.end({ stop })
  }

  roundIsOver(run: TeamRun, manager: string): void {
    this.#turns += 1
    if (this.#maxTurns === null || this.#turns < this.#maxTurns) return
    const content = `Maximum number of turns ${this.#maxTurns} reached.`
    run.end({ stop: stopOf(content, manager, { condition: 'maxTurns', limit: this.#maxTurns }) })
  }

  /** The run is over, however it ended. */
  async reset(): Promise<void> {
    this.#turns = 0
    this.#counting = false
    await this.#condition?.reset()
  }

  /** Of a run that is over, or about to be, nothing is left to count on. */
  saveState(ending: boolean): Json {
    if (ending || !this.#counting) return { turns: 0, condition: null }
    return { turns: this.#turns, condition: this.#condition?.saveState() ?? null }
  }

  async loadState(state: Json | undefined): Promise<void> {
    const { turns, condition = null } = fieldsIn(state, 'the limits')
    const counted = countIn(turns, 'the turns')
    if (condition === null) await this.#condition?.reset()
    else this.#condition?.loadState(condition)
    this.#turns = counted
    this.#counting = counted > 0 || condition !== null
  }
}

export const stopOf = (content: string, source: string, detail: Stop['details'][number]): Stop => ({
  content,
  source,
  details: [detail],
})
