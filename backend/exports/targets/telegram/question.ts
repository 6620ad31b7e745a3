import type { RunState } from '../../../council/state.ts'
import type { ShownQuestion } from '../../conversation/questions.ts'
import { bold, italic, pageLink, type Paragraph, say } from './rich-text.ts'
import { wordsOf } from './words.ts'

/** A question that buttons can answer; others are answered in the panel. */
export const isForButtons = ({ options }: ShownQuestion): boolean =>
  options.length > 0 && options.length <= MOST_BUTTONS

/** More would not fit on a phone. */
const MOST_BUTTONS = 20

/** What the message of a question says: the question while it is open, then what became of it. */
export function questionParagraphs(
  { meeting }: RunState,
  question: ShownQuestion,
  href: string,
): Paragraph[] {
  const words = wordsOf(meeting.language)
  const { deadline, defaultAnswer, settled } = question
  const until = `${deadline.slice(0, 10)} ${deadline.slice(11, 16)} UTC`
  return [
    [say(words.asks(meeting.title))],
    [bold(question.text)],
    [settled === null ? italic(words.until(until, defaultAnswer)) : say(settled)],
    pageLink(words.open, href),
  ]
}
