import type { RunState } from '../council/state.ts'
import type { AppDeps } from './deps.ts'
import { runRecord } from './run-record.ts'

type Needs = Pick<AppDeps, 'meetings' | 'clock' | 'archive'>

/** A run with what its log does not say: whether it stands for its meeting, and whether it was put away. */
export async function standingRecord({ meetings, clock, archive }: Needs, state: RunState) {
  const { workspaceId, runId } = state
  const adopted = await meetings.adopted(workspaceId, [runId])
  const archived = await archive?.archived([runId])
  return runRecord(state, {
    adopted: adopted.has(runId),
    archived: archived?.has(runId) ?? false,
    now: clock.now(),
  })
}
