import type { NewEvent } from '../events.ts'
import { CommandRejected } from '../rejections.ts'
import { clipped } from '../meeting/clipped.ts'
import { personsTurn } from '../people.ts'
import { ENDED, nextId, type RunState } from '../state.ts'
import type { OpenTurn } from '../turn-state.ts'
import { newTimebox, timeboxData, runTimebox } from '../time-left.ts'
import { wordingOf } from '../wording/wording.ts'
import { Working, type Ctx } from '../working.ts'
import { afterTurn } from './after-turn.ts'
import { settleQuestion } from './ask-person.ts'
import { cutTurn, interruptTurn } from './cut-turn.ts'
import type { DriverCommand } from './driver-commands.ts'
import { breakOff, closeOpenTurn } from './end-run.ts'
import { missTurn } from './person-turn.ts'
import { setStatus } from './status.ts'
import { asksModel, chooseSpeaker } from '../speaker-policies/choose-speaker.ts'
import { emitLostCalls, emitUsage, endTurn } from './turn-end.ts'

/**
 * What the driver asks for becomes events, or is refused like anyone's command: an answer that comes after a stop
 * is as late as a click.
 */
export function decideDriver(state: RunState, command: DriverCommand, ctx: Ctx): NewEvent[] {
  return workDriver(state, command, ctx).events
}

/** The same, with the state as it is once the events are stored: who stores them need not fold them again. */
export function workDriver(
  state: RunState,
  command: DriverCommand,
  ctx: Ctx,
): Pick<Working, 'events' | 'state'> {
  if (ENDED.has(state.status)) throw new CommandRejected('run_ended')
  const w = new Working(state, ctx, true)
  carryOut(w, command)
  return w
}

function carryOut(w: Working, command: DriverCommand): void {
  switch (command.type) {
    case 'driver_start':
      return startRun(w)
    case 'driver_claim':
      return claimRun(w)
    case 'clock_jumped':
      return tellClock(w, command.side === 'before' ? 'paused' : 'resumed')
    case 'next_turn':
      return nextTurn(w)
    case 'speaker_answered':
      return speakerAnswered(w, command)
    case 'turn_completed': {
      const turn = openTurn(w, command)
      return afterTurn(w, endTurn(w, turn, command.answer))
    }
    case 'turn_failed':
      return failTurn(w, openTurn(w, command), command)
    case 'turn_interrupted':
      return interruptTurn(w, openTurn(w, command), command)
    case 'turn_cut':
      return cutTurn(w, openTurn(w, command), command)
    case 'question_due':
      return questionDue(w, command)
    case 'fail_run':
      return failRun(w, command)
  }
}

/** The rules failed; if they cannot even make a record of the run, it ends without one, for it must end. */
function failRun(w: Working, { code, reason }: Extract<DriverCommand, { type: 'fail_run' }>): void {
  const ended = { code, text: reason }
  try {
    breakOff(w.trial(), 'failed', ended)
  } catch {
    closeOpenTurn(w, wordingOf(w.state).turn.failed)
    return setStatus(w, 'failed', ended)
  }
  breakOff(w, 'failed', ended)
}

function startRun(w: Working): void {
  if (w.state.status !== 'created') throw new CommandRejected('run_not_running')
  const { maxMinutes } = w.state.budget
  setStatus(w, 'running', { code: 'started', text: wordingOf(w.state).status.opens })
  const box = newTimebox({
    timeboxId: nextId(w.state, 'b'),
    scope: 'run',
    totalMs: maxMinutes * 60_000,
    startedElapsedMs: 0,
  })
  w.emit('timebox', timeboxData(box, 'started', 0, w.ctx.now))
  afterTurn(w)
}

function nextTurn(w: Working): void {
  if (w.state.status !== 'running' || w.state.turn !== null) return
  afterTurn(w)
  if (w.events.length > 0 || asksModel(w.state, w.ctx.policies)) return
  // Nobody can speak and nothing changes: better an honest end than a driver that asks for ever.
  const text = wordingOf(w.state).status.nobodySpeaks(w.state.phase)
  breakOff(w, 'failed', { code: 'quarantined', text })
}

/** The model's answer is judged like anyone's: whatever has happened since it was asked comes first. */
function speakerAnswered(
  w: Working,
  { turnId, choice, calls }: Extract<DriverCommand, { type: 'speaker_answered' }>,
): void {
  const asked = chooseSpeaker(w.state, w.ctx.policies)
  const ordered = asked?.kind === 'ask' ? asked.asking.view.order.seat : (w.state.seats[0]?.seat ?? '')
  const named = w.state.seats.find(({ seat }) => seat === choice?.seat)?.seat
  for (const call of calls) emitUsage(w, { seat: named ?? ordered, turnId }, call)
  if (w.state.status !== 'running' || w.state.turn !== null) return
  afterTurn(w, null, choice === null ? null : { turnId, choice })
}

/** Up to here the time counts; or it does not, and counts from here on. */
function tellClock(w: Working, state: 'paused' | 'resumed'): void {
  const box = runTimebox(w.state)
  const elapsedMs = state === 'paused' ? w.elapsedMs() : w.state.elapsedMs
  if (w.state.status === 'running' && box !== undefined)
    w.emit('timebox', timeboxData(box, state, elapsedMs, w.ctx.now))
}

function claimRun(w: Working): void {
  tellClock(w, 'resumed')
  const { turn } = w.state
  if (turn === null || personsTurn(w.state) !== null) return
  emitLostCalls(w, turn, 'its driver was lost')
  closeTurn(w, turn, 'interrupted', 'driver_lost')
  giveUpIfSpent(w, 'its driver was lost again and again')
}

/** The turn the driver speaks of, if it still is the open one. */
function openTurn(w: Working, { turnId, attempt }: { turnId: string; attempt: number }): OpenTurn {
  const { turn } = w.state
  const another = turn === null || turn.turnId !== turnId || turn.attempt !== attempt
  // A person's turn is nobody's call.
  if (another || personsTurn(w.state) !== null) throw new CommandRejected('stale_turn')
  return turn
}

function failTurn(
  w: Working,
  turn: OpenTurn,
  command: Extract<DriverCommand, { type: 'turn_failed' }>,
): void {
  for (const call of command.calls) emitUsage(w, turn, call)
  closeTurn(w, turn, 'failed', command.reason)
  if (!command.retryable && w.state.retry !== null) return giveUp(w, command.reason, 'for good')
  giveUpIfSpent(w, command.reason)
  if (w.state.status === 'running' && w.state.turn === null) afterTurn(w)
}

function giveUpIfSpent(w: Working, reason: string): void {
  const { retry } = w.state
  if (retry !== null && retry.failures >= w.ctx.attempts(retry.seat))
    giveUp(w, wordingOf(w.state).turn.noAnswer(retry.failures, reason))
}

/** So many seats in a row that no model answers for, and no further one is asked: nobody is there. */
const MOST_SILENT = 3

/** Out of attempts: the seat's failure policy, skip it with the reason or end the run. */
function giveUp(w: Working, reason: string, how: 'for now' | 'for good' = 'for now'): void {
  const { retry, turns, silentTurns, voices } = w.state
  if (retry === null) return
  const unheard = (how === 'for good' && turns === 0) || silentTurns + 1 >= MOST_SILENT
  if (unheard && Object.hasOwn(voices, retry.seat)) {
    const text = wordingOf(w.state).turn.nobodySpeaks(reason)
    return breakOff(w, 'failed', { code: 'turn_failed', turnId: retry.turnId, text })
  }
  if (w.ctx.onFailure(retry.seat) === 'abort')
    return breakOff(w, 'failed', { code: 'turn_failed', turnId: retry.turnId, text: reason })
  w.emit('turn', {
    turnId: retry.turnId,
    seat: retry.seat,
    messageId: retry.messageId,
    state: 'skipped',
    attempt: retry.attempt,
    reason: worded(w, reason),
  })
  if (w.state.status === 'running') afterTurn(w)
}

function closeTurn(w: Working, turn: OpenTurn, state: 'failed' | 'interrupted', reason: string): void {
  const { turnId, seat, messageId, attempt } = turn
  w.emit('turn', { turnId, seat, messageId, state, attempt, reason: worded(w, reason) }, w.seatActor(seat))
}

const worded = (w: Working, reason: string): string =>
  clipped(reason, 2000) || wordingOf(w.state).status.noReason

function questionDue(w: Working, command: { questionId: string; now?: boolean }): void {
  const question = w.state.human
  if (question === null || question.questionId !== command.questionId)
    throw new CommandRejected('question_settled')
  if (command.now !== true && Date.parse(question.deadline) > w.ctx.now)
    throw new CommandRejected('conflict', 'The deadline is not reached yet.')
  if (question.purpose !== 'turn')
    return settleQuestion(w, { state: 'defaulted', answer: question.defaultAnswer })
  missTurn(w)
  if (w.state.status === 'running') afterTurn(w)
}
