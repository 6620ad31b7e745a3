import type { RunState } from '../../council/state.ts'
import { isoOf } from '../../council/time.ts'
import type { RunOnServer } from '../remote/shapes.ts'

/** A folded run as a server would tell it. */
export const stateAsRecord = (state: RunState): RunOnServer => ({
  id: state.runId,
  kind: state.kind,
  meetingId: state.meeting.id,
  status: state.status,
  phase: state.phase,
  turn: state.turns,
  createdAt: isoOf(state.createdAt),
  endedAt: state.endedAt === null ? null : isoOf(state.endedAt),
})
