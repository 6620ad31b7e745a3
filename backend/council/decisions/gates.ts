import type { Gate } from '../../../schemas/generated/types.ts'
import { clipped } from '../meeting/clipped.ts'
import { expertSeats, seatOfRole } from '../phases.ts'
import { claimById, openItem, type RunState } from '../state.ts'

export type GateCheck = { gate: Gate; passed: boolean; missing: string[] }

/** The gates before a decision for an option: what a decision must have, whoever asks for it. */
export function gatesFor(state: RunState, optionId: string): GateCheck[] {
  const { quality } = state.meeting
  const open = state.options.filter((option) => option.state === 'added' && option.itemId === state.itemId)
  const reasons = state.claims.findLast(
    (claim) => claim.optionId === optionId && claim.kind === 'for' && claim.support !== 'unsupported',
  )
  const risks = state.risks.filter((risk) => risk.itemId === state.itemId)
  const title = open.find((option) => option.optionId === optionId)?.title ?? optionId
  return [
    gate(
      'min_alternatives',
      open.length >= quality.minAlternatives
        ? []
        : [`${open.length} of ${quality.minAlternatives} alternatives are on the table.`],
    ),
    gate(
      'rationale',
      !quality.requireRationale || reasons !== undefined
        ? []
        : [`No reason for “${title}” is carried by a quote.`],
    ),
    gate('risks', !quality.requireRisks || risks.length > 0 ? [] : ['No risk has been named.']),
    gate(
      'must_haves',
      failedMustHaves(state, optionId).map((criterion) => `“${title}” fails the must-have “${criterion}”.`),
    ),
    gate(
      'unanswered',
      Object.keys(state.unanswered).map((claimId) => `The objection ${claimId} is not answered.`),
    ),
  ]
}

const gate = (name: Gate, missing: string[]): GateCheck => ({
  gate: name,
  passed: missing.length === 0,
  missing: missing.slice(0, 100).map((one) => clipped(one, 1000)),
})

/** A must-have fails where every expert who valued it counts it clearly against the option. */
function failedMustHaves(state: RunState, optionId: string): string[] {
  const positions = Object.values(openItem(state)?.positions ?? {})
  return state.meeting.criteria
    .filter((criterion) => {
      if (!criterion.must) return false
      const values = positions.flatMap((position) => {
        const cell = position.scores
          ?.find((one) => one.optionId === optionId)
          ?.cells.find((one) => one.criterionId === criterion.id)
        return cell?.value ?? []
      })
      return values.length > 0 && values.every((value) => value <= FAILED)
    })
    .map((criterion) => criterion.title)
}

/** Little evidence shrinks a cell towards 0, so a plain ❌ in one table reads about -0.7. */
const FAILED = -0.5

/** The seat that can mend a failed gate. */
export function seatFor(state: RunState, gate: Gate, optionId: string): string | undefined {
  const experts = expertSeats(state)
  const votes = openItem(state)?.votes ?? {}
  const forIt = experts.find((seat) => votes[seat]?.optionId === optionId)
  if (gate === 'unanswered') {
    const challenged = Object.values(state.unanswered)[0]
    const holder = (challenged === undefined ? undefined : claimById(state, challenged))?.seat
    return experts.find((seat) => seat === holder) ?? forIt
  }
  if (gate === 'risks') return experts.findLast((seat) => seat !== forIt) ?? forIt
  return forIt ?? experts[0] ?? seatOfRole(state, 'moderator')
}
