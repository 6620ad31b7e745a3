import type { Condition } from '../../schemas/generated/types.ts'
import { allSpoke, expertSeats, roundIsFull } from './phases.ts'
import { openItem, type RunState } from './state.ts'
import { tally } from './decisions/tally.ts'

/** Whether a condition of a transition table holds now, at the end of a turn. */
export function holds(state: RunState, condition: Condition): boolean {
  const item = openItem(state)
  switch (condition) {
    case 'always':
      return true
    case 'all_spoke':
      return allSpoke(state)
    case 'quiet':
      return isQuiet(state)
    case 'objections_answered':
      return allSpoke(state) && Object.keys(state.unanswered).length === 0
    case 'gates_passed':
      return (
        item !== null && item.gates.length > 0 && item.gates.every((gate) => gate.passed || gate.waivedBy)
      )
    case 'gate_failed':
      return item !== null && item.gates.some((gate) => !gate.passed && !gate.waivedBy)
    case 'timebox_expired':
      return Object.values(state.timeboxes).some(
        (box) => box.scope === `item:${state.itemId}` && box.state === 'expired',
      )
    case 'called':
      return item?.called === true
    case 'decided':
      return item !== null && item.decision !== null && allSpoke(state)
    case 'tied':
      return item !== null && tally(item, expertSeats(state)).tied
  }
}

/**
 * The stop rule: no new claim for k turns, or a full round in which nobody moved from a position; never before
 * everyone has spoken once and never while an objection stands unanswered.
 */
export function isQuiet(state: RunState): boolean {
  const { rounds, quietTurns, movedLastRound } = state.phaseTurns
  if (rounds === 0 || Object.keys(state.unanswered).length > 0) return false
  if (quietTurns >= state.meeting.quality.stopAfterQuietTurns) return true
  const positions = Object.keys(openItem(state)?.positions ?? {})
  return positions.length > 0 && roundIsFull(state) && movedLastRound === 0
}
