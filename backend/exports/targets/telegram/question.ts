import type { HumanQuestionData } from '../../../../schemas/generated/types.ts'
import type { RunState } from '../../../council/state.ts'
import { bold, italic, pageLink, type Paragraph, say } from './rich-text.ts'
import { type Words, wordsOf } from './words.ts'

/** A question that anybody may answer by a button. Who has a turn answers in their own seat, not here. */
export const isForButtons = ({ purpose, options }: HumanQuestionData): boolean =>
  purpose !== 'turn' && options !== undefined && options.length > 0 && options.length <= MOST_BUTTONS

/** More would not fit on a phone; such a question is answered in the panel. */
const MOST_BUTTONS = 20

/** What the message of a question says: the question while it is open, then what became of it. */
export function questionParagraphs(state: RunState, question: HumanQuestionData, href: string): Paragraph[] {
  const words = wordsOf(state.meeting.language)
  return [
    [say(words.asks(state.meeting.title))],
    [bold(question.text)],
    [question.state === 'asked' ? italic(untilWhen(question, words)) : say(settled(question, words))],
    pageLink(words.open, href),
  ]
}

const untilWhen = ({ deadline, defaultAnswer }: HumanQuestionData, words: Words): string =>
  words.until(`${deadline.slice(0, 10)} ${deadline.slice(11, 16)} UTC`, defaultAnswer)

function settled({ state, answer, defaultAnswer, by }: HumanQuestionData, words: Words): string {
  switch (state) {
    case 'answered':
      return words.answered(answer ?? '', by?.name ?? null)
    case 'defaulted':
      return words.defaulted(answer ?? defaultAnswer)
    default:
      return words.withdrawn
  }
}
