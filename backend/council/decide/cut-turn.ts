import { cutIn } from '../at-zero.ts'
import { sealed } from '../contributions/accept.ts'
import { clipped } from '../meeting/clipped.ts'
import { TIME_UP } from '../evolve/turns.ts'
import type { OpenTurn } from '../turn-state.ts'
import type { Working } from '../working.ts'
import { afterTurn } from './after-turn.ts'
import type { DriverCommand } from './driver-commands.ts'
import { emitUsage } from './turn-end.ts'

type Cut = Extract<DriverCommand, { type: 'turn_interrupted' | 'turn_cut' }>

/** A pause cut the turn: it is started again when the run goes on. */
export const interruptTurn = (w: Working, turn: OpenTurn, command: Cut): void =>
  keepCut(w, turn, command, 'paused')

/**
 * The item's time is up: the turn ends where its last sentence does and the item goes on to its end. Where somebody
 * gave more time, or paused, while the call was being cut, the seat gets the floor again.
 */
export function cutTurn(w: Working, turn: OpenTurn, command: Cut): void {
  const isUp = cutIn(w.state, w.elapsedMs()) === 0
  const text = isUp ? toSentenceEnd(command.text) : command.text
  keepCut(w, turn, { ...command, text }, isUp ? TIME_UP : w.state.status === 'paused' ? 'paused' : 'extended')
  if (w.state.status === 'running') afterTurn(w)
}

/** What was written so far is kept and marked; no context, anchor, count or document uses it. */
function keepCut(w: Working, turn: OpenTurn, { text, calls }: Cut, reason: string): void {
  const { messageId, turnId, seat, phase, attempt } = turn
  const actor = w.seatActor(seat)
  if (text !== '')
    w.emit(
      'chat_message',
      { messageId, turnId, seat, phase, content: clipped(text, 200_000), partial: true, ...sealed(w.state) },
      actor,
    )
  for (const call of calls) emitUsage(w, turn, call)
  w.emit('turn', { turnId, seat, messageId, state: 'interrupted', attempt, reason }, actor)
}

const SENTENCE_END = /[.!?…。！？]+["'’”»)\]*_`]*(?=\s|$)/gu
/** “1.” begins a sentence and ends none. */
const LIST_NUMBER = /^\s*\d+[.)]$/u

/** As far as the last whole sentence; all of it where there is none. */
export function toSentenceEnd(text: string): string {
  let end = 0
  for (const { 0: mark, index } of text.matchAll(SENTENCE_END)) {
    const upTo = index + mark.length
    const line = text.lastIndexOf('\n', index) + 1
    if (upTo - line > MOST_NUMBER || !LIST_NUMBER.test(text.slice(line, upTo))) end = upTo
  }
  return end === 0 ? text : text.slice(0, end)
}

/** A longer line is no list number. */
const MOST_NUMBER = 20
