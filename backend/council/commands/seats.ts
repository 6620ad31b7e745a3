import type { Actor } from '../../../schemas/generated/types.ts'
import { leaveSeat, sitDown, speakInTurn } from '../decide/person-turn.ts'
import { choicesOf } from '../decide/turn-choices.ts'
import { asOccupant, maySpeakFor, personOf, personsTurn, waitsForPerson } from '../people.ts'
import { NeedlessCommand } from '../rejections.ts'
import type { RunState } from '../state.ts'
import type { OpenTurn } from '../turn-state.ts'
import { asksForVote } from '../turn-task.ts'
import type { Working } from '../working.ts'
import { knownSeat, reject, type Chapter, type CommandOf, type Timing } from './rule.ts'
import { asked, notAnOption } from './speech.ts'

/** Who sits at the table, and who is heard. */
export const SEATS: Chapter<'take_seat' | 'leave_seat' | 'mute' | 'vote'> = {
  take_seat: {
    judge: judgeTaking,
    carryOut: (w, { seat }, actor) => sitDown(w, seat, actor),
  },
  leave_seat: {
    judge: judgeLeaving,
    carryOut: (w, { seat }, actor) => leaveSeat(w, seat, actor),
  },
  mute: {
    judge: judgeMuting,
    carryOut: (w, { seat, on }, actor) =>
      w.emit('participant_updated', { seat, state: on ? 'muted' : 'unmuted' }, actor),
  },
  vote: { judge: judgeVote, carryOut: vote },
}

function judgeTaking(state: RunState, { seat }: CommandOf<'take_seat'>, actor: Actor): Timing {
  if (actor.kind !== 'person') reject('only_people')
  knownSeat(state, seat)
  const occupant = state.occupants[seat]
  if (occupant?.id === actor.id) throw new NeedlessCommand(`You sit in ${seat} already.`)
  if (occupant !== undefined)
    reject('seat_taken', `${occupant.name} sits in ${seat}. Take another seat, or ask them to leave it.`)
  const own = seatOf(state, asOccupant(state, seat, actor))
  if (own !== undefined)
    reject('one_seat', `You sit in ${own}. Leave it first (leave_seat), then take ${seat}.`)
  // What its agent says now is still the agent's.
  return state.turn?.seat === seat && personsTurn(state) === null ? 'queue' : 'now'
}

/** The seat of a person. On one machine everybody has the same id, so it takes the name as well to tell two people apart. */
const seatOf = (state: RunState, { id, name }: Actor): string | undefined =>
  Object.entries(state.occupants).find(([, one]) => one.id === id && one.name === name)?.[0]

function judgeLeaving(state: RunState, { seat }: CommandOf<'leave_seat'>, actor: Actor): Timing {
  knownSeat(state, seat)
  if (!waitsForPerson(state, seat)) throw new NeedlessCommand(`No person sits in ${seat}; its agent speaks.`)
  if (!maySpeakFor(state, seat, actor))
    reject('not_your_seat', `${personOf(state, seat)} sits in ${seat}; nobody else can leave it.`)
  return 'now'
}

function judgeMuting(state: RunState, { seat, on }: CommandOf<'mute'>): Timing {
  knownSeat(state, seat)
  const isMuted = state.muted.includes(seat)
  if (on === isMuted) throw new NeedlessCommand(`${seat} is ${on ? 'muted' : 'heard'} already.`)
  const role = state.seats.find((one) => one.seat === seat)?.role
  const others = state.seats.filter(
    (one) => one.role === role && one.seat !== seat && !state.muted.includes(one.seat),
  )
  if (on && others.length === 0)
    reject('last_of_role', `${seat} is the only ${role} that is heard, so the council could not go on.`)
  return 'now'
}

/** The turn in which a person is asked for a vote. */
function votingTurn(state: RunState): OpenTurn {
  const turn = personsTurn(state)
  return turn !== null && asksForVote(turn.task) ? turn : reject('no_vote')
}

function judgeVote(state: RunState, { option }: CommandOf<'vote'>, actor: Actor): Timing {
  const turn = votingTurn(state)
  asked(state, turn, actor)
  if (choicesOf(state, turn).some((one) => one.optionId === option)) return 'now'
  return reject('not_an_option', notAnOption(choicesOf(state, turn).map((one) => one.optionId ?? 'null')))
}

function vote(w: Working, { option, confidence, reason }: CommandOf<'vote'>, actor: Actor): void {
  const turn = votingTurn(w.state)
  const choice = choicesOf(w.state, turn).find((one) => one.optionId === option)
  if (choice === undefined) return
  speakInTurn(w, { text: reason?.trim() ?? '', choice, confidence: confidence ?? null, heard: [] }, actor)
}
