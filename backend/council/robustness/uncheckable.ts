import { REJECTIONS } from '../rejections.ts'
import { ENDED, type RunState } from '../state.ts'

export const UNCHECKABLE = {
  goesOn: 'The council goes on. Check its decision once it has ended.',
  cutOff: 'The council was cut off before it came to a decision of its own, so there is none to check.',
  minutes: 'These minutes were never held as a council here, so it cannot be held in another way.',
}

/** Why the decision of a run cannot be checked, and what to do; null where it can. */
export function uncheckable(state: RunState): string | null {
  const { kind, demo, beyond, status } = state
  if (demo || kind === 'replay') return REJECTIONS.recording
  if (kind === 'import') return UNCHECKABLE.minutes
  if (beyond !== undefined) return REJECTIONS.newer_version
  if (!ENDED.has(status)) return UNCHECKABLE.goesOn
  return status === 'stopped' || status === 'failed' ? UNCHECKABLE.cutOff : null
}
