import type { TimeboxData } from '../../schemas/generated/types.ts'
import type { RunState, Timebox } from './state.ts'
import { isoOf } from './time.ts'

/** Run time that a timebox has left, in ms, or had when it was closed; negative once it is over. */
export const remainingMs = (box: Timebox, elapsedMs: number): number =>
  box.totalMs - ((box.closedElapsedMs ?? elapsedMs) - box.startedElapsedMs)

/** A timebox as it begins. */
export const newTimebox = (
  given: Pick<Timebox, 'timeboxId' | 'scope' | 'totalMs' | 'startedElapsedMs'>,
): Timebox => ({
  ...given,
  closedElapsedMs: null,
  state: 'open',
})

/** Run time as of `now`: it stands still unless the run is running. */
export const elapsedAt = (state: RunState, now: number): number =>
  state.elapsedMs + (state.status === 'running' ? Math.max(0, now - state.lastAt) : 0)

/** A `timebox` event's data as of now. */
export function timeboxData(
  box: Timebox,
  state: TimeboxData['state'],
  elapsedMs: number,
  now: number,
): TimeboxData {
  const left = Math.round(remainingMs(box, elapsedMs))
  const over = state === 'closed' || state === 'expired' || state === 'paused'
  return {
    timeboxId: box.timeboxId,
    scope: box.scope,
    state,
    totalSeconds: box.totalMs / 1000,
    remainingMs: left,
    ...(over ? {} : { deadline: isoOf(now + Math.max(0, left)) }),
  }
}

export const runTimebox = (state: RunState): Timebox | undefined =>
  Object.values(state.timeboxes).find((box) => box.scope === 'run')

export const itemTimebox = (state: RunState): Timebox | undefined =>
  Object.values(state.timeboxes).find((box) => box.scope === `item:${state.itemId}` && box.state !== 'closed')
