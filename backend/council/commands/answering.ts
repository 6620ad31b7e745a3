import type { Actor, HumanQuestionData } from '../../../schemas/generated/types.ts'
import { settleQuestion } from '../decide/ask-person.ts'
import { personsTurn } from '../people.ts'
import { answerTo } from '../questions.ts'
import type { RunState } from '../state.ts'
import { wordingOf } from '../wording/wording.ts'
import type { Ctx } from '../working.ts'
import { reject, type Chapter, type CommandOf, type Timing } from './rule.ts'
import { judgeSpeech, notAnOption, speech } from './speech.ts'

/** Answers to the run's questions: the first valid one stands. */
export const ANSWERING: Chapter<'answer'> = {
  answer: {
    judge: judgeAnswer,
    carryOut(w, command, actor) {
      if (w.state.human?.purpose === 'turn') return speech(w, command, actor)
      const said = w.state.human === null ? null : answerTo(w.state.human, command)
      if (said !== null) settleQuestion(w, { state: 'answered', answer: said, by: actor })
    },
  },
}

function judgeAnswer(state: RunState, command: CommandOf<'answer'>, actor: Actor, ctx: Ctx): Timing {
  const known = state.asked.find((one) => one.questionId === command.questionId)
  if (known === undefined) return reject('no_question')
  if (known.state !== 'asked') return reject('question_settled', howSettled(state, known))
  const turn = personsTurn(state)
  if (turn !== null) return judgeSpeech(state, turn, command, actor, ctx)
  if ((command.text ?? '').trim() === '' && (command.option ?? '') === '') return reject('empty_answer')
  if (answerTo(known, command) !== null) return 'now'
  return reject('not_an_option', notAnOption(known.options ?? []))
}

/** Whoever comes second is told who was first. */
export function howSettled(state: RunState, { state: how, by }: HumanQuestionData): string {
  const { settled } = wordingOf(state).people
  if (how === 'answered') return settled.answered(by?.name ?? '?')
  return how === 'defaulted' ? settled.defaulted : settled.withdrawn
}
