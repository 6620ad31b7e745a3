import type { RunState } from '../../council/state.ts'
import { itemTimebox, remainingMs, runTimebox } from '../../council/time-left.ts'
import { safeLine } from './plain-text.ts'
import { speakerOf } from './speakers.ts'

/** Where a run stands, in one line: phase, turn, time gone and left. */
export function progressLine(state: RunState, now: number): string {
  const elapsed = state.elapsedMs + (state.status === 'running' ? Math.max(0, now - state.lastAt) : 0)
  const item = itemTimebox(state)
  const run = runTimebox(state)
  const left = item === undefined ? Infinity : remainingMs(item, elapsed)
  const leftOfRun = run === undefined ? Infinity : remainingMs(run, elapsed)
  return [
    state.status === 'running' ? state.phase : `${state.status.replaceAll('_', ' ')} in ${state.phase}`,
    `turn ${Math.max(1, state.turns + (state.turn === null ? 0 : 1))}/${state.budget.maxTurns}`,
    clock(elapsed),
    timeLeft(left, leftOfRun),
    state.turn === null ? '' : safeLine(speakerOf(state, state.turn.seat, state.turn.seat).name),
  ]
    .filter(Boolean)
    .join(' · ')
}

// The item's time is what the council works against; the run's is said where it ends first.
function timeLeft(item: number, run: number): string {
  const least = Math.min(item, run)
  if (!Number.isFinite(least)) return ''
  return `${clock(least)} left${run < item - NOTABLE_MS && Number.isFinite(item) ? ' of the run' : ''}`
}

const NOTABLE_MS = 30_000

/** Minutes and seconds; nothing is less than nothing. */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
