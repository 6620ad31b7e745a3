import type { TimeboxData } from '../../schemas/generated/types.ts'
import type { RunState, Timebox } from './state.ts'
import { isoOf } from './time.ts'

/** Run time that a timebox has left, in ms; negative once it is over. */
export const remainingMs = (box: Timebox, elapsedMs: number): number =>
  box.totalMs - (elapsedMs - box.startedElapsedMs)

/** A `timebox` event's data as of now. */
export function timeboxData(
  box: Timebox,
  state: TimeboxData['state'],
  elapsedMs: number,
  now: number,
): TimeboxData {
  const left = Math.round(remainingMs(box, elapsedMs))
  const over = state === 'closed' || state === 'expired'
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
