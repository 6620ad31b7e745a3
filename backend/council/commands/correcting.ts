import type { Actor } from '../../../schemas/generated/types.ts'
import { NeedlessCommand } from '../rejections.ts'
import { failedGates } from '../decisions/failed-gates.ts'
import { withdrawQuestion } from '../decide/withdraw-question.ts'
import { openItem, optionsOnTable, type RunState } from '../state.ts'
import { approvalWaivers } from '../record/approval.ts'
import { wordingOf } from '../wording/wording.ts'
import type { Working } from '../working.ts'
import { knownSeat, notBlind, reject, type Chapter, type CommandOf, type Timing } from './rule.ts'

/** What a person puts right: where a seat stands, and a gate that need not hold the decision. */
export const CORRECTING: Chapter<'correct_position' | 'waive'> = {
  correct_position: { judge: judgeCorrection, carryOut: correctPosition },
  waive: { judge: judgeWaiver, carryOut: waive },
}

function judgeCorrection(state: RunState, { seat, option, stance }: CommandOf<'correct_position'>): Timing {
  knownSeat(state, seat)
  notBlind(state)
  const item = openItem(state)
  if (item === null) return reject('no_open_item')
  const known = optionsOnTable(state).map(({ optionId }) => optionId)
  if (option !== null && !known.includes(option))
    return reject(
      'unknown_option',
      `There is no option ${option}. Use one of: ${known.join(', ') || 'none yet'}.`,
    )
  const held = item.positions[seat]
  if (held !== undefined && held.optionId === option && held.stance === stance)
    throw new NeedlessCommand('That is what the council has understood already.')
  return 'now'
}

/** What the seat scored stays its own; only where it stands is corrected. */
function correctPosition(
  w: Working,
  { seat, option, stance }: CommandOf<'correct_position'>,
  actor: Actor,
): void {
  const { state } = w
  const held = openItem(state)?.positions[seat]
  const said = state.messages.findLast((one) => one.seat === seat && one.partial !== true)
  w.emit(
    'position',
    {
      seat,
      optionId: option,
      stance,
      ...(held?.scores === undefined ? {} : { scores: held.scores }),
      basis: 'said',
      quote: '',
      messageId: said?.messageId ?? held?.messageId ?? 'm0',
      previous: held?.optionId ?? null,
    },
    actor,
  )
}

function judgeWaiver(state: RunState, { gate }: CommandOf<'waive'>): Timing {
  if (gate === 'approval') return judgeApprovalWaiver(state)
  const item = openItem(state)
  if (item === null) return reject('no_open_item')
  if (item.decision !== null) return reject('already_decided')
  const last = item.gates.findLast((one) => one.gate === gate)
  if (last?.waivedBy !== undefined) throw new NeedlessCommand('The gate is waived already.')
  const failed = failedGates(item)
  if (failed.some((one) => one.gate === gate)) return 'now'
  const names = failed.map((one) => one.gate).join(', ')
  return reject(
    'gate_not_failed',
    `The gate “${gate}” has not failed, so there is nothing to waive. ${names === '' ? 'None has' : `These have: ${names}`}.`,
  )
}

/** Approval holds no decision, so it can be waived as long as the run goes on. */
function judgeApprovalWaiver(state: RunState): Timing {
  if (state.meeting.quality.requireApproval !== true)
    return reject('gate_not_failed', 'This meeting asks for no approval, so there is nothing to waive.')
  if (approvalWaivers(state).length > 0) throw new NeedlessCommand('The approval is waived already.')
  return 'now'
}

/** The decision is settled anew; where a person was asked about just this gate that is answered by it. */
function waive(w: Working, { gate, reason }: CommandOf<'waive'>, actor: Actor): void {
  if (gate === 'approval')
    return w.emit(
      'quality_gate',
      {
        gate,
        passed: true,
        missing: [wordingOf(w.state).gates.approval],
        attempt: 1,
        waivedBy: actor,
        reason,
      },
      actor,
    )
  const item = openItem(w.state)
  const failed = item === null ? [] : failedGates(item)
  const check = failed.find((one) => one.gate === gate)
  if (check === undefined) return
  w.emit('quality_gate', { ...check, waivedBy: actor, reason }, actor)
  if (w.state.human?.purpose === 'gate' && failed[0]?.gate === gate) withdrawQuestion(w, actor)
}
