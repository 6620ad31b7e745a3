import type { Step } from '../../backend/council/timeline/trail.ts'
import type { Lane, Stuck } from './lane.ts'

/** Fewer turns without a move are thinking, not standing still (SIGNATURE). */
const STILL_TURNS = 3

/** The first two seats that stand for different options when nobody has taken another place for three turns. */
export function stuckPair(lanes: readonly Lane[], steps: readonly Step[]): Stuck | null {
  const turns = stillTurns(steps)
  if (turns < STILL_TURNS) return null
  const [first, second] = lanes.flatMap(({ marks }) => marks.filter(({ stop }) => stop > 0).slice(0, 1))
  return first === undefined || second === undefined ? null : { seats: [first.seat, second.seat], turns }
}

/** Turns of the item that ended since anybody took a place other than the one they had. */
function stillTurns(steps: readonly Step[]): number {
  const held = new Map<string, string>()
  let turns = 0
  let moved = ''
  for (const step of steps) {
    // The turn in which somebody moved ends after the move.
    if (step.type === 'turn' && step.data.messageId !== moved) turns += 1
    if (step.type !== 'position') continue
    const place = `${step.data.optionId} ${step.data.stance}`
    if (held.get(step.data.seat) === place) continue
    held.set(step.data.seat, place)
    turns = 0
    moved = step.data.messageId
  }
  return turns
}
