import type { RunEvent } from '../council/events.ts'
import { fold } from '../council/evolve.ts'
import type { RunState } from '../council/state.ts'
import { isoOf } from '../council/time.ts'
import type { RunSummary, StoredEvent } from '../ports/run-log.ts'

/** The state with what was just written, under the hashes that it got. */
export function foldWritten(state: RunState | null, written: RunEvent[], stored: StoredEvent[]): RunState {
  let next = state
  for (const [i, event] of written.entries()) next = fold(next, { ...event, hash: stored[i]!.hash })
  if (next === null) throw new Error('Nothing was written.')
  return next
}

/** What the list of runs shows of it. */
export const summaryOf = (state: RunState): RunSummary => ({
  kind: state.kind,
  status: state.status,
  phase: state.phase,
  createdAt: isoOf(state.createdAt),
  startedAt: state.startedAt === null ? null : isoOf(state.startedAt),
  endedAt: state.endedAt === null ? null : isoOf(state.endedAt),
})

/** What of a run's summary an append changes. */
export function changes(before: RunState, after: RunState): Partial<RunSummary> | undefined {
  if (before.status === after.status && before.phase === after.phase) return undefined
  return {
    status: after.status,
    phase: after.phase,
    ...(after.startedAt === null ? {} : { startedAt: isoOf(after.startedAt) }),
    ...(after.endedAt === null ? {} : { endedAt: isoOf(after.endedAt) }),
  }
}
