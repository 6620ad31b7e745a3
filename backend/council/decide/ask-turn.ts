import { personOf, standsIn } from '../people.ts'
import { PASS } from '../questions.ts'
import { wordingOf } from '../wording/wording.ts'
import type { Working } from '../working.ts'
import { askPerson } from './ask-person.ts'
import { choicesOf, listed } from './turn-choices.ts'

/** The person of a seat has the floor: says what is asked of them, and waits, durably. */
export function askForTurn(w: Working): void {
  const { turn } = w.state
  if (turn === null) return
  const { seat, phase, task } = turn
  const options = listed(choicesOf(w.state, turn))
  askPerson(w, {
    purpose: 'turn',
    seat,
    text: wordingOf(w.state).people.asks({
      name: personOf(w.state, seat),
      role: w.state.seats.find((one) => one.seat === seat)?.role ?? 'expert',
      phase,
      task,
      method: w.state.meeting.quality.consensus.method,
      deputy: standsIn(w.state, turn),
    }),
    ...(options.length === 0 ? {} : { options }),
    defaultAnswer: PASS,
  })
}
