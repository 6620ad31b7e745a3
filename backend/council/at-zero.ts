import type { AgendaItem } from '../../schemas/generated/types.ts'
import { blindRoundIsOpen } from './phases.ts'
import { openItem, type RunState } from './state.ts'
import { itemTimebox, remainingMs } from './time-left.ts'

/** What the open item asks for when its time is up; null between items. */
export const atZero = (state: RunState): AgendaItem['atZero'] | null =>
  state.meeting.agenda.find(({ id }) => id === state.itemId)?.atZero ?? null

/**
 * Run time in ms until the turn under way is to be cut; null where nothing cuts it. What is sealed is revealed first,
 * so in the blind round nothing is cut; a decision that is being taken is taken.
 */
export function cutIn(state: RunState, elapsedMs: number): number | null {
  const { turn, status, phase } = state
  if (status !== 'running' || turn === null || atZero(state) !== 'cut') return null
  if (phase === 'decision' || turn.phase === 'decision' || blindRoundIsOpen(state)) return null
  const box = itemTimebox(state)
  return box === undefined ? null : Math.max(0, remainingMs(box, elapsedMs))
}

/** The open item's time is up and a person is to say what happens; nobody has said it yet. */
export function mustAsk(state: RunState): boolean {
  const item = openItem(state)
  if (item === null || atZero(state) !== 'ask' || itemTimebox(state)?.state !== 'expired') return false
  const settled =
    item.atZero !== null || item.decision !== null || item.called || item.closing || item.parking
  return !settled && state.phase !== 'decision' && !blindRoundIsOpen(state)
}
