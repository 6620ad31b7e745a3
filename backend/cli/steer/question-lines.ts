import type { HumanQuestionData } from '../../../schemas/generated/types.ts'
import { msOf } from '../../council/time.ts'
import { safeLine } from '../show/plain-text.ts'
import { inWords } from '../show/words-of-time.ts'

type Question = Pick<HumanQuestionData, 'options' | 'defaultAnswer' | 'deadline' | 'purpose'>

/** What is offered as an answer, numbered; the default is marked. */
export const optionLines = ({ options = [], defaultAnswer }: Question): string[] =>
  options.map(
    (option, i) => `  ${i + 1}  ${safeLine(option)}${option === defaultAnswer ? '  (default)' : ''}`,
  )

/** Until when an answer counts, and what holds without one. */
export function deadlineLine({ deadline, defaultAnswer }: Question, now: number): string {
  const left = msOf(deadline) - now
  const by = new Date(msOf(deadline)).toLocaleTimeString('en-GB')
  const time = left > 0 ? `Time to answer: ${inWords(left)} (until ${by})` : 'The time to answer is over'
  return `${time}; without an answer: “${safeLine(defaultAnswer)}”.`
}

/** The answer that a typed word means: the number of an option, or the word itself. */
export const meantBy = ({ options = [] }: Question, typed: string): string =>
  options.includes(typed) ? typed : ((/^\d+$/.test(typed) ? options[Number(typed) - 1] : undefined) ?? typed)

/** A bare number means one of the offered options; one that there is not is no answer in words. */
export function mistyped(question: Question, typed: string): string | null {
  const { options = [] } = question
  const isNumber = options.length > 0 && /^\d+$/.test(typed) && !options.includes(typed)
  if (!isNumber || meantBy(question, typed) !== typed) return null
  return `There is no answer ${typed}. Use one of:\n${optionLines(question).join('\n')}`
}
