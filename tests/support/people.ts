// People at the table of the pure rules.
import { personsTurn } from '../../backend/council/people.ts'
import type { Phase, SeatInput } from '../../schemas/generated/types.ts'
import { GivenRun, type Given } from './given.ts'

export const EXPERTS: SeatInput[] = [
  { seat: 'expert_a', role: 'expert' },
  { seat: 'expert_b', role: 'expert' },
]
/** The first seat is kept for somebody. */
export const KEPT: SeatInput[] = [{ seat: 'expert_a', role: 'expert', person: 'Bea' }, EXPERTS[1]!]

/** A council in which Anna sits in a seat from the beginning. */
export function atTheTable(seat: string, given: Given = {}): GivenRun {
  const run = new GivenRun({ ...given, meeting: { seats: EXPERTS, ...given.meeting } })
  run.command({ type: 'take_seat', seat })
  return run
}

/** As far as a person being asked for a turn (in this phase); what they are asked before is answered with a choice. */
export function toQuestion(run: GivenRun, phase?: Phase): GivenRun {
  for (let steps = 0; steps < 300; steps++) {
    const { human } = run.state
    if (personsTurn(run.state) !== null) {
      if (phase === undefined || run.state.phase === phase) return run
      const choice = human?.options === undefined ? { text: 'So I see it.' } : { option: human.options[0]! }
      run.command({ type: 'answer', questionId: human?.questionId ?? '', ...choice })
    } else if (!run.advance()) break
  }
  throw new Error(`Nobody is asked; it is ${run.state.status} in ${run.state.phase}.`)
}
