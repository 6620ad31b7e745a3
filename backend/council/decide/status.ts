import type { Phase, RunStatus, StatusReason } from '../../../schemas/generated/types.ts'
import type { Working } from '../working.ts'

/** Another status, phase as it is. */
export function setStatus(w: Working, status: RunStatus, reason: StatusReason): void {
  const { phase, itemId, turns } = w.state
  w.emit('run_status', { status, phase, ...(itemId === null ? {} : { itemId }), reason, turn: turns })
}

/** Another phase, the run goes on. */
export function setPhase(w: Working, phase: Phase, itemId: string | null, reason: StatusReason): void {
  w.emit('run_status', {
    status: w.state.status,
    phase,
    ...(itemId === null ? {} : { itemId }),
    reason,
    turn: w.state.turns,
  })
}
