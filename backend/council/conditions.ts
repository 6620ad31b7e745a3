import type { Condition } from '../../schemas/generated/types.ts'
import { allSpoke, roundIsFull, speakingSeats } from './phases.ts'
import { openItem, type RunState } from './state.ts'
import { tally } from './decisions/tally.ts'
import { isInOrder } from './speaker-policies/in-order.ts'

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
      return item !== null && tally(state, item).moderator === 'breaks_tie'
  }
}

/**
 * The stop rule: no new claim for k turns, or a full round in which nobody moved from a position; never before
 * everyone has spoken once and never while an objection stands unanswered. Where the turns do not come in rounds, as
 * many turns as there are seats stand for one.
 */
export function isQuiet(state: RunState): boolean {
  const { rounds, quietTurns, stillTurns, movedLastRound } = state.phaseTurns
  const seats = speakingSeats(state)
  // Whoever could go on is muted.
  if (seats.length === 0) return true
  const even = comesInRounds(state, seats)
  const begun = even ? rounds > 0 : allSpoke(state)
  if (!begun || Object.keys(state.unanswered).length > 0) return false
  if (quietTurns >= state.meeting.quality.stopAfterQuietTurns) return true
  if (Object.keys(openItem(state)?.positions ?? {}).length === 0) return false
  return even ? roundIsFull(state) && movedLastRound === 0 : stillTurns >= seats.length
}

/** Nobody is a whole turn behind, as it is while the order of the phase alone says who speaks. */
function comesInRounds(state: RunState, seats: readonly string[]): boolean {
  if (!isInOrder(state.policy)) return false
  const counts = seats.map((seat) => state.phaseTurns.spoken[seat] ?? 0)
  return Math.max(...counts) - Math.min(...counts) <= 1
}
