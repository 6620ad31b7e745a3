import type { Actor } from '../../../schemas/generated/types.ts'
import { nextItem } from '../coming-items.ts'
import { passOver } from '../decide/person-turn.ts'
import { maySpeakFor, personsTurn } from '../people.ts'
import { blindRoundIsOpen, hasSpoken } from '../phases.ts'
import { nextId, openItem, type RunState } from '../state.ts'
import { wordingOf } from '../wording/wording.ts'
import { emitUsage } from '../decide/turn-end.ts'
import { lostCall } from '../lost-call.ts'
import type { Ctx, Working } from '../working.ts'
import { atTurnEnd, knownSeat, notBlind, reject, type Chapter, type CommandOf, type Timing } from './rule.ts'
import { judgeSpeech, speech } from './speech.ts'

/** Words of a person, and who speaks next. */
export const SPEAKING: Chapter<
  'say' | 'request_alternatives' | 'request_risks' | 'give_floor' | 'skip_turn'
> = {
  say: {
    judge: judgeSay,
    carryOut: (w, command, actor) =>
      command.asSeat === undefined ? say(w, command, actor) : sayAsSeat(w, command, actor),
  },
  request_alternatives: { judge: extraTurns },
  request_risks: { judge: extraTurns },
  give_floor: {
    judge(state, { seat }) {
      knownSeat(state, seat)
      if (state.muted.includes(seat)) reject('seat_muted')
      if (blindRoundIsOpen(state) && hasSpoken(state, seat)) reject('already_answered')
      return atTurnEnd()
    },
  },
  skip_turn: {
    judge: (state) => (state.turn === null ? reject('no_turn', nothingToSkip(state)) : 'now'),
    carryOut: (w, _command, actor) => skipTurn(w, actor),
  },
}

/** A question of the run is no turn: its default lets the council go on. */
const nothingToSkip = ({ human }: RunState): string | undefined =>
  human === null
    ? undefined
    : `Nobody has the floor. Answer “${human.defaultAnswer}” to ${human.questionId} to let the council go on.`

function judgeSay(state: RunState, command: CommandOf<'say'>, actor: Actor, ctx: Ctx): Timing {
  if (command.to !== undefined) knownSeat(state, command.to)
  if (command.asSeat !== undefined) return judgeAsSeat(state, command.asSeat, command.text, actor, ctx)
  if (command.when === 'now') return 'now'
  if (command.when === 'end_of_item') return openItem(state) === null ? reject('no_open_item') : 'queue'
  return state.turn === null && state.status !== 'created' ? 'now' : 'queue'
}

/** Speaking for a seat is speaking in its turn. */
function judgeAsSeat(state: RunState, seat: string, text: string, actor: Actor, ctx: Ctx): Timing {
  knownSeat(state, seat)
  if (!maySpeakFor(state, seat, actor)) reject('as_seat')
  const turn = personsTurn(state)
  return turn?.seat === seat ? judgeSpeech(state, turn, { text }, actor, ctx) : reject('not_your_turn')
}

const sayAsSeat = (w: Working, { text, to }: CommandOf<'say'>, actor: Actor): void =>
  speech(w, { text }, actor, to === undefined ? {} : { mentions: [to] })

function say(w: Working, command: CommandOf<'say'>, actor: Actor): void {
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

function extraTurns(state: RunState): Timing {
  notBlind(state)
  // Before the first item is open there is something to come to speak of; behind the last there is not.
  if (openItem(state) === null && nextItem(state) === undefined) reject('no_open_item')
  return atTurnEnd()
}

function skipTurn(w: Working, actor: Actor): void {
  const { turn } = w.state
  if (turn === null) return
  const reason = wordingOf(w.state).turn.skipped(actor.name)
  if (personsTurn(w.state) !== null) return passOver(w, reason, actor)
  const { turnId, seat, messageId, attempt } = turn
  const lost = lostCall(w.state, seat, 'the turn was skipped')
  if (lost !== null) emitUsage(w, turn, lost)
  w.emit('turn', { turnId, seat, messageId, state: 'skipped', attempt, reason }, actor)
}
