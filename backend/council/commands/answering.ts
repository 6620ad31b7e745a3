import { answerTo } from '../questions.ts'
import { settleQuestion } from '../decide/ask-person.ts'
import { reject, type Chapter } from './rule.ts'

/** Answers to the run's questions: the first valid one stands. */
export const ANSWERING: Chapter<'answer'> = {
  answer: {
    judge(state, command) {
      const known = state.asked.find((one) => one.questionId === command.questionId)
      if (known === undefined) return reject('no_question')
      if (known.state !== 'asked') return reject('question_settled')
      if ((command.text ?? '').trim() === '' && (command.option ?? '') === '') return reject('empty_answer')
      if (answerTo(known, command) !== null) return 'now'
      const offered = known.options?.map((option) => `“${option}”`).join(' or ')
      return reject('not_an_option', `This is none of the offered answers. Answer ${offered}.`)
    },
    carryOut(w, command, actor) {
      const said = w.state.human === null ? null : answerTo(w.state.human, command)
      if (said !== null) settleQuestion(w, { state: 'answered', answer: said, by: actor })
    },
  },
}
