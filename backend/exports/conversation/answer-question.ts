import type { Actor } from '../../../schemas/generated/types.ts'
import type { DoorDeps } from '../targets/target-kind.ts'
import { questionsOf, type ShownQuestion } from './questions.ts'
import { commandIdOf } from './steer-council.ts'
import { saying } from './words.ts'

/** What is written on a button: the object, and which of its options. 33 characters at most, of the 64 that Telegram takes. */
export const buttonValue = (exportId: string, option: number): string => `${exportId}:${option}`

export function readButton(value: string): { exportId: string; option: number } | null {
  const found = /^(x[0-9a-f]{24}):(\d{1,2})$/.exec(value)
  return found === null ? null : { exportId: found[1] ?? '', option: Number(found[2]) }
}

type Needs = Pick<DoorDeps, 'councils' | 'store'>

export type Answering = {
  exportId: string
  /** Which of the options, or words of their own. */
  answer: { option: number } | { text: string }
  by: Actor
  /** The same delivery once more is the same answer. */
  delivery: string
  target: string
  workspaceId: string
}

/** The question behind a button, as it stands now; null where there is none. */
export async function findQuestion(
  { councils, store }: Needs,
  { exportId, target, workspaceId }: Pick<Answering, 'exportId' | 'target' | 'workspaceId'>,
) {
  const row = await store.find(workspaceId, exportId)
  if (row === null || row.target !== target || row.kind !== 'question') return null
  const state = await councils.state(row.runId)
  const question = state === null ? undefined : questionsOf(state).find(({ key }) => key === row.key)
  return state === null || question === undefined ? null : { state, question }
}

/** Gives a person's answer to the run. What is told is for that person alone; null: it was taken, all see it. */
export async function answerQuestion(deps: Needs, given: Answering): Promise<{ refused: string } | null> {
  const found = await findQuestion(deps, given)
  if (found === null) return { refused: saying('en').questionGone }
  const { state, question } = found
  const say = saying(state.meeting.language)
  const answer = chosen(question, given.answer)
  if (answer === null) return { refused: say.questionGone }
  const outcome = await deps.councils.command({
    runId: state.runId,
    commandId: commandIdOf(given.delivery),
    command: { type: 'answer', questionId: question.questionId, ...answer },
    by: given.by,
    correlationId: given.delivery.slice(0, 100),
  })
  return outcome.state === 'refused' ? { refused: `${say.refused} ${outcome.reason ?? ''}`.trim() } : null
}

function chosen(
  question: ShownQuestion,
  answer: Answering['answer'],
): { option: string } | { text: string } | null {
  if ('text' in answer) return question.takesText ? { text: answer.text } : null
  const option = question.options[answer.option]
  return option === undefined ? null : { option }
}
