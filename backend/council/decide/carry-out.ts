import type { Actor, Command } from '../../../schemas/generated/types.ts'
import { answerTo } from '../questions.ts'
import { nextId } from '../state.ts'
import { timeboxData } from '../time-left.ts'
import type { Working } from '../working.ts'
import { settleQuestion } from './ask-person.ts'
import { breakOff } from './end-run.ts'
import { settlePauses } from './overtaken.ts'
import { setStatus } from './status.ts'

/** What an applied command causes beside its own event; who speaks next is folded from that event. */
export function carryOutCommand(w: Working, command: Command, actor: Actor): void {
  switch (command.type) {
    case 'pause':
      setStatus(w, 'paused', { code: 'paused', text: `Paused by ${actor.name}.` })
      return settlePauses(w)
    case 'resume':
      return setStatus(w, w.state.human === null ? 'running' : 'waiting_for_human', {
        code: 'resumed',
        text: `Resumed by ${actor.name}.`,
      })
    case 'stop':
      return breakOff(w, 'stopped', {
        code: 'stopped',
        text: command.reason?.trim() || `Stopped by ${actor.name}.`,
      })
    case 'say':
      return say(w, command, actor)
    case 'skip_turn':
      return skipTurn(w, actor)
    case 'extend_timebox':
      return extendTimebox(w, command)
    case 'answer':
      return answer(w, command, actor)
    default:
      return
  }
}

function answer(w: Working, command: Extract<Command, { type: 'answer' }>, actor: Actor): void {
  const said = w.state.human === null ? null : answerTo(w.state.human, command)
  if (said !== null) settleQuestion(w, { state: 'answered', answer: said, by: actor })
}

function say(w: Working, command: Extract<Command, { type: 'say' }>, actor: Actor): void {
  w.emit(
    'chat_message',
    {
      messageId: nextId(w.state, 'm'),
      turnId: null,
      seat: null,
      phase: w.state.phase,
      content: command.text,
      ...(command.to === undefined ? {} : { mentions: [command.to] }),
      ...(command.note === true ? { note: true } : {}),
    },
    actor,
  )
}

function skipTurn(w: Working, actor: Actor): void {
  const { turn } = w.state
  if (turn === null) return
  const { turnId, seat, messageId, attempt } = turn
  w.emit(
    'turn',
    { turnId, seat, messageId, state: 'skipped', attempt, reason: `skipped by ${actor.name}` },
    actor,
  )
}

function extendTimebox(w: Working, { timeboxId, seconds }: { timeboxId: string; seconds: number }): void {
  const box = w.state.timeboxes[timeboxId]
  if (box === undefined) return
  w.emit(
    'timebox',
    timeboxData({ ...box, totalMs: box.totalMs + seconds * 1000 }, 'extended', w.elapsedMs(), w.ctx.now),
  )
}
