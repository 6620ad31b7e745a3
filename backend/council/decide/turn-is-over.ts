import type { QualityGateData } from '../../../schemas/generated/types.ts'
import type { GateCheck } from '../decisions/gates.ts'
import { settleDecision } from '../decisions/settle-decision.ts'
import { allSpoke, blindRoundIsOpen, expertSeats } from '../phases.ts'
import { DECIDE_ANYWAY, NO_CONSENSUS } from '../questions.ts'
import { shuffled } from '../shuffle.ts'
import { wordingOf } from '../wording/wording.ts'
import type { Working } from '../working.ts'
import { askPerson } from './ask-person.ts'

/** What the last word of a turn settles in its own append; `escalate` is a gate that only a person can rule on. */
export function turnIsOver(
  w: Working,
  dissent: QualityGateData | null = null,
): { escalate: GateCheck | null } {
  reveal(w)
  if (dissent !== null) w.emit('quality_gate', dissent)
  const settled = settleDecision(w)
  gateActionItems(w)
  return settled
}

/** Opens what the blind round sealed, in an order that the seed shuffles. */
function reveal(w: Working): void {
  if (!blindRoundIsOpen(w.state) || !allSpoke(w.state)) return
  w.emit('reveal', { order: shuffled(expertSeats(w.state).toSorted(), w.state.seed) })
}

/** Asked once, at the end of `actions`; it never holds the run. */
function gateActionItems(w: Working): void {
  const { phase, meeting, artifacts } = w.state
  const checked = w.state.gates.some((one) => one.gate === 'action_items')
  if (phase !== 'actions' || checked || !allSpoke(w.state)) return
  const made = artifacts.action_items?.body.length ?? 0
  const wanted = meeting.quality.minActionItems
  w.emit('quality_gate', {
    gate: 'action_items',
    passed: made >= wanted,
    missing: made >= wanted ? [] : [wordingOf(w.state).gates.actionItems(made, wanted)],
    attempt: 1,
  })
}

export const askAboutGate = (w: Working, { gate, missing }: GateCheck): void =>
  askPerson(w, {
    purpose: 'gate',
    text: wordingOf(w.state).ask.gate(gate, missing.join(' ')),
    options: [DECIDE_ANYWAY, NO_CONSENSUS],
    defaultAnswer: NO_CONSENSUS,
    escalation: wordingOf(w.state).ask.escalation(gate, missing.join(' ')),
  })
