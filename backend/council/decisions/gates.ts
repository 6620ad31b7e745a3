import type { Gate, LoggedVerdict, QualityGateData } from '../../../schemas/generated/types.ts'
import { clipped } from '../meeting/clipped.ts'
import { expertSeats, heardExperts, seatOfRole } from '../phases.ts'
import { claimById, openItem, type RunState } from '../state.ts'
import { wordingOf } from '../wording/wording.ts'
import { eachOnce } from '../record/risks.ts'
import { isAtLeast } from './methods/shares.ts'
import { tally } from './tally.ts'
import { cellsOn, verdictOf } from './verdict.ts'

export type GateCheck = { gate: Gate; passed: boolean; missing: string[] }

/** The gates before a decision for an option: what a decision must have, whoever asks for it. */
export function gatesFor(state: RunState, optionId: string): GateCheck[] {
  const { quality } = state.meeting
  const { gates: words } = wordingOf(state)
  const open = state.options.filter((option) => option.state === 'added' && option.itemId === state.itemId)
  const reasons = state.claims.findLast(
    (claim) => claim.optionId === optionId && claim.kind === 'for' && claim.support !== 'unsupported',
  )
  const title = open.find((option) => option.optionId === optionId)?.title ?? optionId
  return [
    gate(
      'min_alternatives',
      open.length >= quality.minAlternatives
        ? []
        : [words.alternatives(open.length, quality.minAlternatives)],
    ),
    gate('rationale', !quality.requireRationale || reasons !== undefined ? [] : [words.rationale(title)]),
    gate('risks', missingRisks(state, optionId, title)),
    mustHaves(state, optionId, title),
    gate(
      'unanswered',
      Object.keys(state.unanswered).map((claimId) => words.unanswered(claimId)),
    ),
    ...((quality.quorum ?? 0) > 0 ? [gate('quorum', missingVotes(state))] : []),
    // It holds no decision: that it is missing is named in the record, and nobody is asked for it here.
    ...(quality.requireApproval === true
      ? [{ gate: 'approval' as const, passed: true, missing: [words.approval] }]
      : []),
  ]
}

const gate = (name: Gate, missing: string[]): GateCheck => ({
  gate: name,
  passed: missing.length === 0,
  missing: missing.slice(0, 100).map((one) => clipped(one, 1000)),
})

/** What may go wrong with the choice itself counts where a number is asked for; else any risk that was named. */
function missingRisks(state: RunState, optionId: string, title: string): string[] {
  const { requireRisks, minRisks = 0, requireMitigation = false } = state.meeting.quality
  const { gates: words } = wordingOf(state)
  const named = eachOnce(state.risks.filter((risk) => risk.itemId === state.itemId))
  if (named.length === 0 && (requireRisks || minRisks > 0 || requireMitigation)) return [words.risks]
  const own = named.filter((risk) => (risk.optionId ?? optionId) === optionId)
  const lowered = own.filter((risk) => risk.mitigation !== undefined)
  const wanted = Math.max(1, minRisks)
  return [
    ...(own.length >= minRisks ? [] : [words.fewRisks({ title, there: own.length, wanted: minRisks })]),
    ...(!requireMitigation || lowered.length >= wanted
      ? []
      : [words.mitigations({ title, there: lowered.length, wanted })]),
  ]
}

/** Who abstains has voted; whose turn was skipped, or who is muted, has not. */
export function missingVotes(state: RunState): string[] {
  const experts = expertSeats(state)
  const votes = openItem(state)?.votes ?? {}
  const silent = experts
    .filter((seat) => votes[seat] === undefined)
    .map((seat) => state.seats.find((one) => one.seat === seat)?.name ?? seat)
  const voted = experts.length - silent.length
  const { quorum = 0 } = state.meeting.quality
  return quorum === 0 || (experts.length > 0 && isAtLeast(voted / experts.length, quorum))
    ? []
    : [wordingOf(state).gates.quorum({ voted, of: experts.length, silent })]
}

/**
 * A must-have that is failed holds the decision. One that nobody checked is named; it holds the decision only where
 * there is no way back or much at stake, for elsewhere a council would never decide on what is known.
 */
function mustHaves(state: RunState, optionId: string, title: string): GateCheck {
  const { criteria, quality, reversibility, stakes } = state.meeting
  const { gates: words } = wordingOf(state)
  const standing = criteria
    .filter((criterion) => criterion.must)
    .map((criterion) => ({ criterion, verdict: standingOn(state, optionId, criterion.id) }))
  const failed = standing.filter(({ verdict }) => verdict === 'fails')
  const unchecked = standing.filter(({ verdict }) => verdict === 'unknown')
  const { missing } = gate('must_haves', [
    ...failed.map(({ criterion }) => words.fails({ title, criterion: criterion.title })),
    ...unchecked.map(({ criterion }) => words.unchecked({ title, criterion: criterion.title })),
  ])
  const strict = quality.requireMustHaves ?? (reversibility === 'irreversible' || stakes === 'high')
  return { gate: 'must_haves', passed: failed.length === 0 && !(strict && unchecked.length > 0), missing }
}

/** Where no seat scored it, a reason with a quote on the criterion is what was checked. */
function standingOn(state: RunState, optionId: string, criterionId: string): LoggedVerdict['verdict'] {
  const cells = cellsOn(openItem(state), optionId, criterionId)
  if (cells.length > 0) return verdictOf(cells)
  const reason = state.claims.findLast(
    (claim) =>
      claim.optionId === optionId && claim.criterionId === criterionId && claim.support !== 'unsupported',
  )
  return reason === undefined ? 'unknown' : 'partly'
}

/** How often a failed gate gives a seat a turn before a person is asked (CONTRACT section 5). */
const MOST_ATTEMPTS = 2

/** A failed must-have is a fact of the sources: only a person may waive it. */
const MENDABLE = new Set<Gate>(['min_alternatives', 'rationale', 'risks', 'unanswered', 'quorum'])

/** The seat that gets a turn because this gate failed; none where no turn can mend it. */
export function mendingSeat(state: RunState, data: QualityGateData): string | undefined {
  if (data.passed || data.waivedBy !== undefined || data.attempt > MOST_ATTEMPTS || !MENDABLE.has(data.gate))
    return undefined
  const item = openItem(state)
  const winner = item === null ? null : tally(state, item).winner
  return winner === null && data.gate !== 'quorum' ? undefined : seatFor(state, data.gate, winner)
}

/** The seat that can mend a failed gate. */
function seatFor(state: RunState, gate: Gate, optionId: string | null): string | undefined {
  const experts = heardExperts(state)
  const votes = openItem(state)?.votes ?? {}
  const forIt = experts.find((seat) => votes[seat]?.optionId === optionId)
  if (gate === 'unanswered') {
    const challenged = Object.values(state.unanswered)[0]
    const holder = (challenged === undefined ? undefined : claimById(state, challenged))?.seat
    return experts.find((seat) => seat === holder) ?? forIt
  }
  if (gate === 'quorum') return experts.find((seat) => votes[seat] === undefined)
  if (gate === 'risks') return experts.findLast((seat) => seat !== forIt) ?? forIt
  return forIt ?? experts[0] ?? seatOfRole(state, 'moderator')
}
