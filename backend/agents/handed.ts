import type { OptionData, PositionData, QuestionData } from '../../schemas/generated/types.ts'
import { settled } from '../council/settled.ts'
import type { Claim, Message, Risk, RunState } from '../council/state.ts'
import type { Board, ThreadMessage } from '../ports/voice.ts'

/** What the seats of a run are handed of what was said and laid on the table, turn by turn nearly the same. */
export function handedIn({ meeting }: RunState): ReturnType<typeof handed> {
  const known = ofRuns.get(meeting)
  if (known !== undefined) return known
  const fresh = handed()
  ofRuns.set(meeting, fresh)
  return fresh
}

// A run keeps its meeting for as long as it lives.
const ofRuns = new WeakMap<RunState['meeting'], ReturnType<typeof handed>>()

const handed = () => ({
  thread: window(threadMessage),
  options: window(boardOption),
  positions: window(boardPosition),
  claims: window(boardClaim),
  risks: window(boardRisk),
  questions: window(boardQuestion),
  said: window(saidByPerson),
})

/**
 * Makes each thing once and settles it, so that the turns that are handed it share it and its canonical form. What
 * has left the window is let go: kept for good, it was most of what a council holds.
 */
function window<Given extends object, Made>(make: (given: Given) => Made): (given: Given[]) => Made[] {
  const made = new Map<Given, Made>()
  let most = 0
  return (given) => {
    const found = given.map((one) => {
      const known = made.get(one)
      if (known !== undefined) return known
      const fresh = settled(make(one))
      made.set(one, fresh)
      return fresh
    })
    // Twice the widest, for not every seat is handed the same.
    most = Math.max(most, 2 * given.length)
    for (const oldest of made.keys()) {
      if (made.size <= most) break
      made.delete(oldest)
    }
    return found
  }
}

const threadMessage = ({ messageId, seat, name, phase, content }: Message): ThreadMessage => ({
  messageId,
  seat,
  name,
  phase,
  text: content,
})

type On<Part extends 'options' | 'positions' | 'claims' | 'risks' | 'questions' | 'said'> =
  Board[Part][number]

const boardOption = ({ optionId, title, summary }: OptionData): On<'options'> => ({
  optionId,
  title,
  summary,
})

const boardPosition = ({ seat, optionId, confidence, scores, previous }: PositionData): On<'positions'> => ({
  seat,
  optionId,
  confidence: confidence ?? null,
  scores: scores ?? [],
  previous,
})

const boardClaim = (claim: Claim): On<'claims'> => {
  const { claimId, seat, optionId, criterionId, kind, text, support, challenges, answers, anchors } = claim
  return {
    claimId,
    seat,
    kind,
    text,
    support,
    anchors,
    ...(optionId === undefined ? {} : { optionId }),
    ...(criterionId === undefined ? {} : { criterionId }),
    ...(challenges === undefined ? {} : { challenges }),
    ...(answers === undefined ? {} : { answers }),
  }
}

const boardRisk = ({ riskId, optionId, risk, anchors }: Risk): On<'risks'> => ({
  riskId,
  ...(optionId === undefined ? {} : { optionId }),
  risk,
  anchors,
})

const boardQuestion = ({ questionId, text, state }: QuestionData): On<'questions'> => ({
  questionId,
  text,
  state,
})

const saidByPerson = ({ messageId, name, content }: Message): On<'said'> => ({
  messageId,
  name,
  text: content,
})
