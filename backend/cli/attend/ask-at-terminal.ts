import { createInterface } from 'node:readline/promises'
import type { HumanQuestionData } from '../../../schemas/generated/types.ts'
import { safeLine } from '../show/plain-text.ts'
import { deadlineLine, meantBy, optionLines } from '../steer/question-lines.ts'

/** Asks at the prompt: a number, an answer in words, or Enter for the default. Null where the question is withdrawn. */
export async function askAtTerminal(
  question: HumanQuestionData,
  signal: AbortSignal,
): Promise<string | null> {
  const { options = [], defaultAnswer, purpose } = question
  const how = options.length > 0 ? 'Type a number or one of these words' : 'Type your answer'
  process.stdout.write(
    [
      '',
      ...optionLines(question),
      deadlineLine(question, Date.now()),
      `${how}; Enter alone takes “${safeLine(defaultAnswer)}”.`,
      ...(purpose === 'options' ? ['One option a line; an empty line ends.'] : []),
      '',
    ].join('\n'),
  )
  const prompt = createInterface({ input: process.stdin, output: process.stdout })
  // The prompt reads the keys now, so Ctrl-C comes to it first.
  prompt.on('SIGINT', () => process.emit('SIGINT', 'SIGINT'))
  const closed = new Promise<null>((resolve) => prompt.once('close', () => resolve(null)))
  try {
    const lines: string[] = []
    for (;;) {
      const line = await Promise.race([prompt.question('> ', { signal }).catch(() => null), closed])
      // The end of input is no answer but no refusal either: the default stands.
      if (line === null) return signal.aborted ? null : defaultAnswer
      const said = line.trim()
      if (purpose !== 'options') return said === '' ? defaultAnswer : meantBy(question, said)
      if (said === '') return lines.length === 0 ? defaultAnswer : lines.join('\n')
      lines.push(said)
    }
  } finally {
    prompt.close()
  }
}
