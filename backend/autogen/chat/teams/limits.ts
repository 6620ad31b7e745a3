import type { Clock } from '../../core/outside.ts'
import { json, objectOf, type Shaped, whole } from '../../models/checks.ts'
import type { AnyMessage } from '../messages.ts'
import type { Stop, TerminationCondition } from '../termination.ts'
import { orAborted } from './or-aborted.ts'
import type { TeamRun } from './team-run.ts'

const SHAPE = { turns: whole, condition: json }
export const isLimitsState = objectOf(SHAPE)
type State = Shaped<typeof SHAPE>

/** What ends a run before its work is done: the condition and the number of turns. Both count anew for each run. */
export class Limits {
  readonly #condition: TerminationCondition | undefined
  readonly #maxTurns: number
  #turns = 0
  /** Whether they have seen part of a run that is not over, be it from a state that was loaded. */
  #counting = false
  #unwatch: (() => void) | undefined

  constructor(condition: TerminationCondition | undefined, maxTurns = Infinity) {
    this.#condition = condition
    this.#maxTurns = maxTurns
  }

  get terminated(): boolean {
    return this.#condition?.terminated ?? false
  }

  begin(run: TeamRun, clock: Clock): void {
    this.#counting = true
    const { ledger } = run
    this.#unwatch = this.#condition?.watch?.({ clock, ledger, interrupt: (stop) => run.cut({ stop }) })
  }

  /** What was said since it was last asked. Once the run is ending nobody needs to know. */
  async check(delta: readonly AnyMessage[], run: TeamRun): Promise<void> {
    if (this.#condition === undefined || run.ending !== null) return
    const stop = await orAborted(this.#condition.check(delta), run.abandoned)
    if (stop !== null) run.end(stop)
  }

  roundIsOver(run: TeamRun, manager: string): void {
    const limit = this.#maxTurns
    this.#turns += 1
    if (this.#turns >= limit)
      run.end(stopOf(`Maximum number of turns ${limit} reached.`, manager, { condition: 'maxTurns', limit }))
  }

  /** The run is over, however it ended. */
  async reset(): Promise<void> {
    this.#unwatch?.()
    this.#turns = 0
    this.#counting = false
    await this.#condition?.reset()
  }

  /** Of a run that is over, or about to be, nothing is left to count on. */
  saveState(ending: boolean): State {
    if (ending || !this.#counting) return { turns: 0, condition: null }
    return { turns: this.#turns, condition: this.#condition?.saveState() ?? null }
  }

  async loadState({ turns, condition }: State): Promise<void> {
    this.#turns = turns
    this.#counting = turns > 0 || condition !== null
    if (condition === null) await this.#condition?.reset()
    else this.#condition?.loadState(condition)
  }
}

export const stopOf = (content: string, source: string, detail: Stop['details'][number]): Stop => ({
  content,
  source,
  details: [detail],
})
