import type { Phase, RunStatus, StatusReason } from '../../../schemas/generated/types.ts'
import { clipped } from '../meeting/clipped.ts'
import { sweepUnshared } from '../unshared.ts'
import { wordingOf } from '../wording/wording.ts'
import type { Working } from '../working.ts'

/** Another status, phase as it is. */
export function setStatus(w: Working, status: RunStatus, reason: StatusReason): void {
  const { phase, itemId, turns } = w.state
  w.emit('run_status', {
    status,
    phase,
    ...(itemId === null ? {} : { itemId }),
    reason: worded(w, reason),
    turn: turns,
  })
}

/** Another phase, the run goes on; between two items the phase may stay, and then `agenda_item` says it all. */
export function setPhase(w: Working, phase: Phase, itemId: string | null, reason: StatusReason): void {
  if (phase === w.state.phase) return
  // What only one seat knows is asked for while it can still change a mind.
  sweepUnshared(w, phase)
  w.emit('run_status', {
    status: w.state.status,
    phase,
    ...(itemId === null ? {} : { itemId }),
    reason: worded(w, reason),
    turn: w.state.turns,
  })
}

/** A reason is a line to read, however long the texts are that it speaks of. */
const worded = (w: Working, reason: StatusReason): StatusReason => ({
  ...reason,
  text: clipped(reason.text, 2000) || wordingOf(w.state).status.noReason,
})
