import type { Command } from '../../../schemas/generated/types.ts'
import { blindRoundIsOpen, hasSpoken } from '../phases.ts'
import { answerTo } from '../questions.ts'
import { CommandRejected, NeedlessCommand } from '../rejections.ts'
import { openItem, type RunState } from '../state.ts'

/** When a command that may apply does so: at once, or at the end of the turn or item. */
export type Timing = 'now' | 'queue'

/** The commands of this version; the rest of CONTRACT section 7 is refused in words. */
export const COMMANDS: readonly Command['type'][] = [
  'pause',
  'resume',
  'stop',
  'say',
  'request_alternatives',
  'request_risks',
  'call_decision',
  'give_floor',
  'skip_turn',
  'extend_timebox',
  'close_item',
  'answer',
]

const reject = (code: CommandRejected['code'], message?: string): never => {
  throw new CommandRejected(code, message)
}

/** Whether a command can apply, and when. Throws `CommandRejected` with what to do instead, or `NeedlessCommand`. */
export function judge(state: RunState, command: Command): Timing {
  switch (command.type) {
    case 'pause':
      return pause(state, command)
    case 'resume':
      return resume(state)
    case 'stop':
      return 'now'
    case 'say':
      return say(state, command)
    case 'request_alternatives':
    case 'request_risks':
      return extraTurns(state)
    case 'call_decision':
      return callDecision(state)
    case 'give_floor':
      return giveFloor(state, command)
    case 'skip_turn':
      return state.turn === null ? reject('no_turn') : 'now'
    case 'extend_timebox':
      return extendTimebox(state, command)
    case 'close_item':
      return closeItem(state)
    case 'answer':
      return answer(state, command)
    default:
      return reject(
        'not_built',
        `“${command.type}” is not part of this version. Use one of: ${COMMANDS.join(', ')}.`,
      )
  }
}

/** A turn's end is where most commands act; with nobody speaking and the run going, the driver is about to get there. */
const atTurnEnd = (): Timing => 'queue'

function pause(state: RunState, { when = 'now' }: { when?: 'now' | 'after_turn' }): Timing {
  if (state.status === 'paused') throw new NeedlessCommand('The run is paused already.')
  if (state.status === 'created') return 'queue'
  return when === 'after_turn' && state.turn !== null ? 'queue' : 'now'
}

function resume(state: RunState): Timing {
  if (state.status === 'running' || state.status === 'waiting_for_human')
    throw new NeedlessCommand('The run is not paused.')
  return state.status === 'paused' ? 'now' : reject('run_not_paused')
}

function say(state: RunState, command: Extract<Command, { type: 'say' }>): Timing {
  if (command.asSeat !== undefined) reject('as_seat')
  if (command.to !== undefined) knownSeat(state, command.to)
  if (command.when === 'now') return 'now'
  if (command.when === 'end_of_item') return openItem(state) === null ? reject('no_open_item') : 'queue'
  return state.turn === null && state.status !== 'created' ? 'now' : 'queue'
}

function extraTurns(state: RunState): Timing {
  notBlind(state)
  if (openItem(state) === null) reject('no_open_item')
  return atTurnEnd()
}

function callDecision(state: RunState): Timing {
  notBlind(state)
  const item = openItem(state)
  if (item === null) return reject('no_open_item')
  if (state.meeting.agenda.find((one) => one.id === state.itemId)?.kind !== 'decide')
    return reject('not_a_decision')
  if (item.decision !== null) return reject('already_decided')
  if (item.called || state.phase === 'decision')
    throw new NeedlessCommand('The decision is being taken already.')
  return atTurnEnd()
}

function giveFloor(state: RunState, { seat }: { seat: string }): Timing {
  knownSeat(state, seat)
  if (blindRoundIsOpen(state) && hasSpoken(state, seat)) reject('already_answered')
  return atTurnEnd()
}

function extendTimebox(state: RunState, { timeboxId }: { timeboxId: string }): Timing {
  const box = Object.hasOwn(state.timeboxes, timeboxId) ? state.timeboxes[timeboxId] : undefined
  if (box === undefined)
    return reject('unknown_timebox', `There is no timebox ${timeboxId}. Open ones: ${openBoxes(state)}.`)
  return box.state === 'open' ? 'now' : reject('timebox_expired')
}

const openBoxes = (state: RunState): string =>
  Object.values(state.timeboxes)
    .filter((box) => box.state === 'open')
    .map((box) => `${box.timeboxId} (${box.scope})`)
    .join(', ') || 'none'

function closeItem(state: RunState): Timing {
  notBlind(state)
  return openItem(state) === null ? reject('no_open_item') : atTurnEnd()
}

function answer(state: RunState, command: Extract<Command, { type: 'answer' }>): Timing {
  const known = state.asked.find((one) => one.questionId === command.questionId)
  if (known === undefined) return reject('no_question')
  if (known.state !== 'asked') return reject('question_settled')
  if ((command.text ?? '').trim() === '' && (command.option ?? '') === '') return reject('empty_answer')
  if (answerTo(known, command) !== null) return 'now'
  const offered = known.options?.map((option) => `“${option}”`).join(' or ')
  return reject('not_an_option', `This is none of the offered answers. Answer ${offered}.`)
}

function notBlind(state: RunState): void {
  if (blindRoundIsOpen(state)) reject('blind_round')
}

function knownSeat(state: RunState, seat: string): void {
  const seats = state.seats.filter((one) => one.role !== 'observer').map((one) => one.seat)
  if (!seats.includes(seat))
    reject('unknown_seat', `There is no seat ${seat} that can speak. Use one of: ${seats.join(', ')}.`)
}
