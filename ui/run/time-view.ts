import { itemTimebox, remainingMs, runTimebox } from '../../backend/council/time-left.ts'
import type { RunState, Timebox } from '../../backend/council/state.ts'

/** Run time as of `now`: it stands still unless the run is running. */
export const elapsedAt = (run: RunState, now: number): number =>
  run.status === 'running' ? run.elapsedMs + Math.max(0, now - run.lastAt) : run.elapsedMs

/** How near the end a timebox is: a stage has a word and a mark of its own, never a colour alone. */
export type Stage = 'calm' | 'wrap_up' | 'last' | 'over'

/** A timebox as it is drawn. */
export type BoxView = {
  timeboxId: string
  totalMs: number
  leftMs: number
  stage: Stage
  canExtend: boolean
}

const LAST_MS = 30_000
const WRAP_UP_SHARE = 0.25

export function boxView(box: Timebox, elapsedMs: number): BoxView {
  const leftMs = remainingMs(box, elapsedMs)
  const { timeboxId, totalMs, state } = box
  return { timeboxId, totalMs, leftMs, stage: stageOf(leftMs, totalMs), canExtend: state === 'open' }
}

function stageOf(leftMs: number, totalMs: number): Stage {
  if (leftMs <= 0) return 'over'
  if (leftMs <= LAST_MS) return 'last'
  return leftMs <= totalMs * WRAP_UP_SHARE ? 'wrap_up' : 'calm'
}

/** The open item's timebox, else the whole council's, and the whole council's beside it. */
export function timeboxes(run: RunState): { main: Timebox | undefined; whole: Timebox | undefined } {
  const whole = runTimebox(run)
  return { main: itemTimebox(run) ?? whole, whole }
}

/** What is said aloud of a timebox, once each (SPEC section 8). */
export type Mark = 'start' | 'half' | 'minute' | 'zero'

/** The last mark that a timebox has passed. */
export function markOf(leftMs: number, totalMs: number): Mark {
  if (leftMs <= 0) return 'zero'
  if (leftMs <= 60_000) return 'minute'
  return leftMs <= totalMs / 2 ? 'half' : 'start'
}
