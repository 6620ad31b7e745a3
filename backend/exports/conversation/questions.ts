import type { HumanQuestionData, QuestionPurpose } from '../../../schemas/generated/types.ts'
import type { RunState } from '../../council/state.ts'
import { wordingOf } from '../../council/wording/wording.ts'
import { answerInWords } from './answer-words.ts'
import { saying } from './words.ts'

/** A question to people as a messenger shows it. */
export type ShownQuestion = {
  questionId: string
  /** Of the object at the target, for life. */
  key: string
  text: string
  purpose: QuestionPurpose
  isOpen: boolean
  /** What can be chosen; empty where only words are wanted, or nothing can be answered here. */
  options: readonly string[]
  /** What stands on their buttons, one for each. */
  labels: readonly string[]
  /** Whether free words answer it here. A turn of a seat is answered in the panel: only its person may, and perhaps blind. */
  takesText: boolean
  /** What becomes of it without an answer, and when. */
  defaultAnswer: string
  deadline: string
  /** How it was settled, in words; null while it is asked. */
  settled: string | null
}

/** The questions of a run, the first first. What was said in a blind round that is open still is not shown. */
export const questionsOf = (state: RunState): ShownQuestion[] =>
  state.asked.map((asked) => shown(state, asked))

function shown(state: RunState, asked: HumanQuestionData): ShownQuestion {
  const inWords = (answer: string) => answerInWords(answer, state.meeting.language)
  const options = asked.purpose === 'turn' ? [] : (asked.options ?? [])
  return {
    questionId: asked.questionId,
    key: `${state.meeting.id}/question/${state.runId}/${asked.questionId}`,
    text: asked.text,
    purpose: asked.purpose,
    isOpen: asked.state === 'asked',
    options,
    labels: options.map(inWords),
    takesText: asked.purpose !== 'turn' && asked.options === undefined,
    defaultAnswer: inWords(asked.defaultAnswer),
    deadline: asked.deadline,
    settled: settledIn(state, asked),
  }
}

function settledIn(state: RunState, asked: HumanQuestionData): string | null {
  const say = saying(state.meeting.language)
  const { settled } = wordingOf(state).people
  const inWords = (answer: string) => answerInWords(answer, state.meeting.language)
  // What a person said in their turn is part of the discussion, and may be sealed: it is read in the panel.
  const isSpeech = asked.purpose === 'turn' || asked.sealed === true
  switch (asked.state) {
    case 'asked':
      return null
    case 'answered':
      return isSpeech || asked.answer === undefined
        ? settled.answered(asked.by?.name ?? '?')
        : say.answered(asked.by?.name ?? '?', inWords(asked.answer))
    case 'defaulted':
      return isSpeech ? settled.defaulted : say.defaulted(inWords(asked.defaultAnswer))
    case 'withdrawn':
      return settled.withdrawn
  }
}
