import type { HumanQuestionData } from '../../../schemas/generated/types.ts'
import { readConfig } from '../../config.ts'
import { asTyped, shellWord } from '../as-typed.ts'
import { openServerApi } from '../remote/api.ts'
import { give } from '../remote/steer.ts'
import { SERVER_OPTIONS, serverOrFault } from '../remote/where.ts'
import { safeLine } from '../show/plain-text.ts'
import { deadlineLine, meantBy, mistyped, optionLines } from '../steer/question-lines.ts'
import { command, UsageFault } from '../usage.ts'

export default command({
  name: 'answer',
  takes: ['RUN', '[QUESTION]', '[TEXT]'],
  summary:
    'Answers the question that a run on a server asks a person; without an answer it shows the question.',
  teaches: `
QUESTION is an id such as h1, of use where several questions are open. TEXT is your answer, or the number of an
option. The first valid answer counts.

Examples
  xio answer 20260105-090000-k3x9q2m7
  xio answer 20260105-090000-k3x9q2m7 2
  xio answer 20260105-090000-k3x9q2m7 h1 --option extend
  xio answer 20260105-090000-k3x9q2m7 "Take the smaller one, and ask again in May."`,
  options: {
    ...SERVER_OPTIONS,
    option: {
      type: 'string',
      value: 'OPTION',
      multiple: true,
      help: 'the option, by its text or number; again for more, where options are asked for',
    },
  },
  async run({ values, words: [runId = '', ...words] }) {
    const [questionId, text] = split(words)
    const options = values.option ?? []
    if (text !== undefined && options.length > 0)
      throw new UsageFault('An answer is a text or --option, not both: leave one out.')
    const api = openServerApi(serverOrFault(values, readConfig()))
    const open = await api.questions(runId)
    const said = text === undefined ? options : [text]
    if (said.length === 0) return show(questionId === undefined ? open : open.filter(of(questionId)), runId)
    const question = open.find(of(questionId ?? onlyOne(open, runId)))
    // One that is not open any more is sent as well: the server says who answered before.
    if (question === undefined)
      return give(api, runId, { type: 'answer', questionId: questionId ?? '', text: said.join('\n') })
    if (said.length > 1 && question.purpose !== 'options')
      throw new UsageFault('This question has one answer: give --option once.')
    for (const one of said) {
      const fault = mistyped(question, one)
      if (fault !== null) throw new UsageFault(fault)
    }
    const meant = said.map((one) => meantBy(question, one)).join('\n')
    const answer = question.options?.includes(meant) === true ? { option: meant } : { text: meant }
    return give(api, runId, { type: 'answer', questionId: question.questionId, ...answer })
  },
})

type Question = HumanQuestionData

const of = (questionId: string) => (question: Question) => question.questionId === questionId

/** A first word such as h1 names the question. */
function split(words: readonly string[]): [questionId: string | undefined, text: string | undefined] {
  const [first, second] = words
  if (second !== undefined) return [first, second]
  return first !== undefined && /^h\d+$/.test(first) ? [first, undefined] : [undefined, first]
}

function onlyOne(open: readonly Question[], runId: string): string {
  const [first, second] = open
  if (first === undefined)
    throw new UsageFault(
      `Run ${runId} asks nothing now: ${asTyped(`status ${shellWord(runId)}`)} says where it stands.`,
    )
  if (second === undefined) return first.questionId
  const ids = open.map(({ questionId }) => questionId).join(', ')
  throw new UsageFault(`Several questions are open: name one of ${ids} before the answer.`)
}

function show(open: readonly Question[], runId: string): number {
  const lines = open.flatMap((question) => [
    `${question.questionId}  ${safeLine(question.text)}`,
    ...optionLines(question),
    deadlineLine(question, Date.now()),
    `  ${asTyped(`answer ${shellWord(runId)}${open.length > 1 ? ` ${question.questionId}` : ''} ${example(question)}`)}`,
  ])
  process.stdout.write(`${(lines.length > 0 ? lines : [`Run ${runId} asks nothing now.`]).join('\n')}\n`)
  return 0
}

function example({ purpose, options }: Question): string {
  if (purpose === 'options') return '--option "one" --option "another"'
  return options === undefined ? '"your answer"' : '1'
}
