import type { ReasonCode, StatusReason } from '../../../schemas/generated/types.ts'
import { mainDecision } from '../record/decision-log.ts'
import { completeRecord } from '../record/complete-record.ts'
import { remainingMs, runTimebox } from '../time-left.ts'
import { wordingOf } from '../wording/wording.ts'
import type { Working } from '../working.ts'
import { deferParked } from '../decisions/settle-decision.ts'
import { refuseQueued } from './overtaken.ts'
import { setStatus } from './status.ts'
import { emitLostAhead, emitLostCalls } from './turn-end.ts'

/** The council has said all it had to say: the record is completed and the status follows the main item's decision. */
export function completeRun(w: Working): void {
  const missing = missingDocuments(w)
  completeRecord(w, missing)
  refuseQueued(w)
  const outcome = mainDecision(w.state)?.status ?? 'deferred'
  setStatus(w, outcome === 'escalated' ? 'escalated' : 'completed', {
    code: outcome,
    text: wordingOf(w.state).status.outcome[outcome],
  })
}

const missingDocuments = (w: Working): string[] =>
  w.state.artifacts.decision_log === undefined ? [wordingOf(w.state).review.rebuilt] : []

/** The end of a budget: no further turn; the record is made from what was said so far. */
export function concludeRun(w: Working, code: ReasonCode): void {
  const words = wordingOf(w.state)
  closeOpenTurn(w, words.turn.budget)
  deferParked(w)
  completeRecord(w, [words.review.budget(code, w.state.phase)])
  refuseQueued(w)
  const outcome = mainDecision(w.state)?.status
  const status = outcome === 'escalated' ? 'escalated' : 'completed'
  setStatus(w, status, {
    code,
    text:
      outcome !== undefined && outcome !== 'deferred' ? words.status.budgetAfter : words.status.budgetBefore,
  })
}

/** A person stopped the run, or it failed: the record of what was said so far goes with it, made without any call. */
export function breakOff(w: Working, status: 'stopped' | 'failed', reason: StatusReason): void {
  const words = wordingOf(w.state)
  closeOpenTurn(w, words.turn[status])
  if (w.state.human !== null) w.emit('human_question', { ...w.state.human, state: 'withdrawn' })
  completeRecord(w, [words.review.ended(status, w.state.phase)])
  refuseQueued(w)
  setStatus(w, status, reason)
}

export function closeOpenTurn(w: Working, reason: string): void {
  const { turn } = w.state
  if (turn === null) return emitLostAhead(w, reason)
  emitLostCalls(w, turn, reason)
  const { turnId, seat, messageId, attempt } = turn
  w.emit('turn', { turnId, seat, messageId, state: 'interrupted', attempt, reason })
}

/** Which budget is spent, if any. */
export function spentBudget(w: Working): ReasonCode | null {
  const { budget, usage, turns } = w.state
  const run = runTimebox(w.state)
  if (turns >= budget.maxTurns) return 'max_turns'
  if (run !== undefined && remainingMs(run, w.elapsedMs()) <= 0) return 'max_minutes'
  if (budget.maxTokens !== null && usage.tokens >= budget.maxTokens) return 'max_tokens'
  // What is known to be spent is spent, whatever the calls of unknown cost came to.
  if (budget.maxCostUsd !== null && usage.knownUsd >= budget.maxCostUsd) return 'max_cost'
  return null
}
