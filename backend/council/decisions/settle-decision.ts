import type { DecisionData } from '../../../schemas/generated/types.ts'
import { leftParked } from '../coming-items.ts'
import { expertSeats, heardExperts, seatOfRole } from '../phases.ts'
import { clipped } from '../meeting/clipped.ts'
import { nextId, openItem, type ItemState } from '../state.ts'
import { titleOf } from '../record/dissent.ts'
import { wordingOf } from '../wording/wording.ts'
import type { Working } from '../working.ts'
import { gatesFor, type GateCheck } from './gates.ts'
import { tally } from './tally.ts'

/**
 * Once every expert has voted: the gates, then the decision. A failed gate gives the right seat a turn, twice at
 * most; then a person is asked (`escalate` is the gate that failed), whose silence means no consensus.
 */
export function settleDecision(w: Working): { escalate: GateCheck | null } {
  const item = openItem(w.state)
  if (item === null || item.decision !== null || w.state.phase !== 'decision') return { escalate: null }
  const experts = expertSeats(w.state)
  const spoke = heardExperts(w.state).every((seat) => (w.state.phaseTurns.spoken[seat] ?? 0) > 0)
  if (item.ruling !== null) return decided(w, null, item.ruling, 'ruled after a gate failed')
  if (!spoke) return { escalate: null }
  const count = tally(item, experts, w.state.meeting.quality.consensus.threshold)
  if (count.tied && count.winner === null && item.tieBreak === null && !moderatorHasHadTheTie(w))
    return { escalate: null }
  if (count.winner === null) return decided(w, null, 'no_consensus', method(item, count.tied))
  return throughGates(w, item, count.winner, method(item, count.tied))
}

const TIE_BROKEN = 'majority, the tie broken by the moderator'

const method = (item: ItemState, tied: boolean): string =>
  tied && item.tieBreak?.optionId ? TIE_BROKEN : 'majority'

const moderatorHasHadTheTie = (w: Working): boolean => {
  const moderator = seatOfRole(w.state, 'moderator')
  return moderator === undefined || (w.state.phaseTurns.spoken[moderator] ?? 0) > 1
}

function throughGates(
  w: Working,
  item: ItemState,
  optionId: string,
  how: string,
): { escalate: GateCheck | null } {
  // A turn that mends a gate is still to come: check when it has been held.
  if (w.state.floor.some((one) => one.task.kind === 'gate')) return { escalate: null }
  const attempt = 1 + Math.max(0, ...item.gates.map((gate) => gate.attempt))
  const waived = new Map(item.gates.flatMap((gate) => (gate.waivedBy ? [[gate.gate, gate.waivedBy]] : [])))
  const checks = gatesFor(w.state, optionId)
  for (const { gate, passed, missing } of checks) {
    const by = waived.get(gate)
    w.emit('quality_gate', {
      gate,
      passed,
      missing,
      attempt,
      ...(by === undefined || passed ? {} : { waivedBy: by }),
    })
  }
  const failed = checks.find((one) => !one.passed && !waived.has(one.gate))
  if (failed === undefined) return decided(w, optionId, 'decided', how)
  return { escalate: w.state.floor.some((one) => one.task.kind === 'gate') ? null : failed }
}

function decided(
  w: Working,
  optionId: string | null,
  status: DecisionData['status'],
  how: string,
): { escalate: null } {
  const item = openItem(w.state)
  const tieBreak = how === TIE_BROKEN && item?.tieBreak ? [item.tieBreak] : []
  const voters = Object.values(item?.votes ?? {}).filter(
    (vote) => vote.optionId === optionId && optionId !== null,
  )
  w.emit('decision', {
    decisionId: nextId(w.state, 'd'),
    itemId: w.state.itemId!,
    optionId,
    text: wording(w, optionId, status, tieBreak.length > 0),
    status,
    method: clipped(how + withoutMuted(w), 100),
    decidedBy: [...voters, ...tieBreak].map((vote) => item?.castBy[vote.seat] ?? w.seatActor(vote.seat)),
    messageId: lastWhole(w) ?? 'm0',
  })
  return { escalate: null }
}

/** A muted expert has no vote, and still counts for what a majority is: whoever reads of it should know. */
function withoutMuted({ state }: Working): string {
  const silent = expertSeats(state).filter(
    (seat) => state.muted.includes(seat) && openItem(state)?.votes[seat] === undefined,
  )
  return silent.length === 0 ? '' : `; muted: ${silent.join(', ')}`
}

/** The message behind which the decision stands; one that was cut, or is a note, is no ground for anything. */
const lastWhole = (w: Working): string | undefined =>
  w.state.messages.findLast((one) => one.partial !== true && one.note !== true)?.messageId

function wording(
  w: Working,
  optionId: string | null,
  status: DecisionData['status'],
  tieBroken: boolean,
): string {
  const { decision } = wordingOf(w.state)
  if (optionId !== null) return decision.chosen({ title: titleOf(w.state, optionId), tieBroken })
  if (status === 'escalated') return decision.escalated
  return status === 'deferred' ? decision.deferred : decision.noConsensus
}

/** An item that closes without one gets a decision that says so. */
export function deferDecision(w: Working): void {
  if (w.state.itemId !== null && openItem(w.state)?.decision === null && kindOfOpenItem(w) === 'decide')
    emitDeferred(w, w.state.itemId)
}

/** So does one that was parked and to which nobody can come back any more. */
export function deferParked(w: Working): void {
  for (const { id } of leftParked(w.state)) if (w.state.items[id]?.decision === null) emitDeferred(w, id)
}

const emitDeferred = (w: Working, itemId: string): void =>
  w.emit('decision', {
    decisionId: nextId(w.state, 'd'),
    itemId,
    optionId: null,
    text: wordingOf(w.state).decision.deferred,
    status: 'deferred',
    method: 'closed without a vote',
    decidedBy: [],
    messageId: lastWhole(w) ?? 'm0',
  })

export const kindOfOpenItem = (w: Working) =>
  w.state.meeting.agenda.find((item) => item.id === w.state.itemId)?.kind ?? null
