import { canPark } from '../coming-items.ts'
import { kindOfOpenItem } from '../decisions/settle-decision.ts'
import { CLOSE_NOW, DECIDE_NOW, MORE_TIME, PARK, TIME_DEADLINE_MS } from '../questions.ts'
import { wordingOf } from '../wording/wording.ts'
import type { Working } from '../working.ts'
import { askPerson } from './ask-person.ts'

/** The item's time is up: a person says whether it gets more, ends now or is set aside. */
export function askAboutTime(w: Working): void {
  const { itemId, meeting } = w.state
  const item = meeting.agenda.find(({ id }) => id === itemId)
  if (item === undefined) return
  const decides = kindOfOpenItem(w) === 'decide'
  const end = decides ? DECIDE_NOW : CLOSE_NOW
  // Nobody's silence brings what cannot be undone to a vote: unanswered, things stay as they are.
  const stays = decides && meeting.reversibility === 'irreversible'
  askPerson(w, {
    purpose: 'time',
    text: wordingOf(w.state).ask.time(item),
    options: [MORE_TIME, end, ...(stays ? [CLOSE_NOW] : []), ...(canPark(w.state, item.id) ? [PARK] : [])],
    defaultAnswer: stays ? CLOSE_NOW : end,
    deadline: w.ctx.now + TIME_DEADLINE_MS,
  })
}
