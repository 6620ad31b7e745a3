import type { DecisionData, Gate } from '../../../schemas/generated/types.ts'
import { leftParked } from '../coming-items.ts'
import { expertSeats, heardExperts, seatOfRole } from '../phases.ts'
import { clipped } from '../meeting/clipped.ts'
import { nextId, openItem, type ItemState, type RunState } from '../state.ts'
import { titleOf } from '../record/dissent.ts'
import type { Shortfall } from '../wording/en.ts'
import { wordingOf } from '../wording/wording.ts'
import type { Working } from '../working.ts'
import { gatesFor, mendingSeat, missingVotes, type GateCheck } from './gates.ts'
import { methodName, TIE_BROKEN } from './method-name.ts'
import type { Count } from './methods/ballot.ts'
import { tally } from './tally.ts'

/**
 * Once every expert has voted: the gates, then the decision. A failed gate gives the right seat a turn, twice at
 * most; then a person is asked (`escalate` is the gate that failed), whose silence means no consensus.
 */
export function settleDecision(w: Working): { escalate: GateCheck | null } {
  const item = openItem(w.state)
  if (item === null || item.decision !== null || w.state.phase !== 'decision') return { escalate: null }
  const spoke = heardExperts(w.state).every((seat) => (w.state.phaseTurns.spoken[seat] ?? 0) > 0)
  if (item.ruling !== null)
    return decided(w, { optionId: null, status: item.ruling, how: 'ruled after a gate failed' })
  if (!spoke) return { escalate: null }
  if (asksForVotes(w, item)) return { escalate: null }
  const count = tally(w.state, item)
  const asked = count.moderator !== null && count.winner === null && item.tieBreak === null
  if (asked && !moderatorWasAsked(w)) return { escalate: null }
  const how = methodOf(w, count)
  if (count.winner === null) return decided(w, { optionId: null, status: 'no_consensus', how, count })
  return throughGates(w, item, { optionId: count.winner, status: 'decided', how, count })
}

/** Too few have voted: whoever has not is asked, before anything is made of the votes of the others. */
function asksForVotes(w: Working, item: ItemState): boolean {
  if (w.state.floor.some((one) => one.task.kind === 'gate')) return true
  const missing = missingVotes(w.state)
  if (missing.length === 0 || item.gates.some((one) => one.gate === 'quorum' && one.waivedBy !== undefined))
    return false
  const attempt = attemptOf(item, 'quorum')
  if (mendingSeat(w.state, { gate: 'quorum', passed: false, missing, attempt }) === undefined) return false
  w.emit('quality_gate', { gate: 'quorum', passed: false, missing, attempt })
  return true
}

/** How often this gate has been checked, this time included. */
const attemptOf = ({ gates }: ItemState, gate: Gate): number =>
  1 + Math.max(0, ...gates.flatMap((one) => (one.gate === gate ? one.attempt : [])))

type Outcome = {
  optionId: string | null
  status: DecisionData['status']
  how: string
  /** Where the votes came to it. */
  count?: Count
}

function methodOf(w: Working, { byModerator, moderator }: Count): string {
  const name = methodName(w.state.meeting.quality.consensus)
  return byModerator && moderator === 'breaks_tie' ? `${name}${TIE_BROKEN}` : name
}

const moderatorWasAsked = (w: Working): boolean => {
  const moderator = seatOfRole(w.state, 'moderator')
  return moderator === undefined || (w.state.phaseTurns.spoken[moderator] ?? 0) > 1
}

function throughGates(
  w: Working,
  item: ItemState,
  outcome: Outcome & { optionId: string },
): { escalate: GateCheck | null } {
  const waived = new Map(item.gates.flatMap((gate) => (gate.waivedBy ? [[gate.gate, gate.waivedBy]] : [])))
  const checks = gatesFor(w.state, outcome.optionId)
  for (const { gate, passed, missing } of checks) {
    const by = waived.get(gate)
    w.emit('quality_gate', {
      gate,
      passed,
      missing,
      attempt: attemptOf(item, gate),
      ...(by === undefined || missing.length === 0 ? {} : { waivedBy: by }),
    })
  }
  const failed = checks.find((one) => !one.passed && !waived.has(one.gate))
  if (failed === undefined) return decided(w, outcome)
  return { escalate: w.state.floor.some((one) => one.task.kind === 'gate') ? null : failed }
}

function decided(w: Working, outcome: Outcome): { escalate: null } {
  const { optionId, status, how } = outcome
  const item = openItem(w.state)
  w.emit('decision', {
    decisionId: nextId(w.state, 'd'),
    itemId: w.state.itemId!,
    optionId,
    text: wording(w, outcome),
    status,
    method: clipped(how + withoutMuted(w), 100),
    decidedBy: deciders(item, outcome).map((seat) => item?.castBy[seat] ?? w.seatActor(seat)),
    messageId: lastWhole(w) ?? 'm0',
  })
  return { escalate: null }
}

/** Whoever voted for it; where the moderator decides, nobody else does. */
function deciders(item: ItemState | null, { optionId, count }: Outcome): string[] {
  if (item === null || optionId === null || count === undefined) return []
  const moderator = count.byModerator && item.tieBreak !== null ? [item.tieBreak.seat] : []
  if (count.moderator === 'decides') return moderator
  const voters = Object.values(item.votes).filter((vote) => vote.optionId === optionId)
  return [...voters.map(({ seat }) => seat), ...moderator]
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

function wording({ state }: Working, { optionId, status, count }: Outcome): string {
  const { decision } = wordingOf(state)
  if (optionId !== null)
    return decision.chosen({
      title: titleOf(state, optionId),
      moderator: count?.byModerator === true ? count.moderator : null,
    })
  if (status === 'escalated') return decision.escalated
  return count === undefined ? decision.ruledOut : decision.noConsensus(shortfall(state, count))
}

/** What the votes fell short of, and who stands between the leading option and a decision. */
function shortfall(state: RunState, { leaders, inTheWay }: Count): Shortfall {
  const [first] = leaders
  const votes = openItem(state)?.votes ?? {}
  return {
    ...state.meeting.quality.consensus,
    leader: first === undefined ? null : titleOf(state, first),
    against: inTheWay.filter((seat) => votes[seat]?.optionId != null),
    abstained: inTheWay.filter((seat) => votes[seat]?.optionId == null),
  }
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
