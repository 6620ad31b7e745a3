import type { Actor } from '../../../schemas/generated/types.ts'
import { speakInTurn } from '../decide/person-turn.ts'
import { choicesOf, readSpeech, type Speech } from '../decide/turn-choices.ts'
import { maySpeakFor, personOf, personsTurn } from '../people.ts'
import type { RunState } from '../state.ts'
import type { OpenTurn } from '../turn-state.ts'
import type { Ctx, Working } from '../working.ts'
import { reject, type Timing } from './rule.ts'

export type Said = { option?: string; text?: string }

/** Only whoever sits in the seat is asked; a seat that is kept for somebody is taken by who speaks. */
export function asked(state: RunState, { seat }: OpenTurn, actor: Actor): void {
  if (maySpeakFor(state, seat, actor)) return
  const who = `${personOf(state, seat)} is asked, in the seat ${seat}.`
  reject('not_your_seat', `${who} Say it without a seat, or let the council go on with skip_turn.`)
}

/** Whether a person may say this in the turn that the floor waits for. */
export function judgeSpeech(state: RunState, turn: OpenTurn, said: Said, actor: Actor, ctx: Ctx): Timing {
  asked(state, turn, actor)
  if ((said.text ?? '').trim() === '' && (said.option ?? '').trim() === '') return reject('empty_answer')
  if (readSpeech(state, turn, said, ctx) !== null) return 'now'
  return reject('not_an_option', notAnOption(choicesOf(state, turn).map((one) => one.word)))
}

/** The person who has the floor speaks. */
export function speech(w: Working, said: Said, actor: Actor, more: Pick<Speech, 'mentions'> = {}): void {
  const turn = personsTurn(w.state)
  const read = turn === null ? null : readSpeech(w.state, turn, said, w.ctx)
  if (read === null) return
  speakInTurn(w, typeof read === 'string' ? read : { ...read, ...more }, actor)
}

export const notAnOption = (offered: readonly string[]): string =>
  `This is none of the offered answers. Answer ${offered.map((one) => `“${one}”`).join(' or ')}.`
