import type { Robustness } from '../../schemas/generated/types.ts'
import type { RobustnessWish } from '../council/robustness/variations.ts'

/** What a check is expected to take; null is not known. */
export type CheckEstimate = {
  variations: number
  turns: number
  tokens: number | null
  usd: number | null
  seconds: number
}

/** Where the check of a run stands. `failed`: it broke off by no fault of the council's; it can be asked again. */
export type Checked =
  | { state: 'none' | 'failed' }
  | { state: 'going'; done: number; of: number }
  | { state: 'done'; checkedAt: string; result: Robustness }

/** The last finished check of each run. */
export type KeptChecks = {
  of(runId: string): Promise<{ checkedAt: number; result: Robustness } | null>
  keep(runId: string, result: Robustness, checkedAt: number): Promise<void>
}

export type Progress = (done: number, of: number) => void

/**
 * Whether decisions survive another order, another seed, one seat or source less. What is held for it is held aside: no log
 * tells of it, no list shows it, nothing of it is exported.
 */
export type RobustnessChecks = {
  of(runId: string): Promise<Checked>
  estimate(runId: string, wish: RobustnessWish): Promise<CheckEstimate>
  /** Begins a check, unless one of this run is under way. */
  start(runId: string, wish: RobustnessWish): Promise<Checked>
  /** Checks and keeps what came of it; settles at the end. */
  check(runId: string, wish: RobustnessWish, progress?: Progress): Promise<Robustness>
  close(): Promise<void>
}
