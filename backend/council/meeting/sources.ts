import type { ContextInput, CriterionInput, OptionInput, Source } from '../../../schemas/generated/types.ts'
import { invalid } from './meeting-invalid.ts'

export type GivenText = { title: string; text: string }

type Asked = { question: string; options?: readonly OptionInput[]; criteria?: readonly CriterionInput[] }

/** The sources in their order: s0 the meeting itself, then its context, then what was added beside it. */
export function heldSources(
  s0: GivenText,
  context: readonly ContextInput[],
  extra: readonly GivenText[],
  seats: readonly { seat: string }[],
): Source[] {
  const sources = [
    s0,
    ...context.map((entry, index) => readEntry(entry, `/context/${index}`, seats)),
    ...extra,
  ]
  if (sources.length > MAX_SOURCES) {
    throw invalid(
      '/context',
      `makes ${sources.length} sources, but a meeting holds at most ${MAX_SOURCES}: join some.`,
    )
  }
  return sources.map((source, index) => ({ id: `s${index}`, ...source }))
}

const MAX_SOURCES = 300

/** What a meeting without a file says, as one text that can be quoted. */
export function meetingAsText({ question, options = [], criteria = [] }: Asked): string {
  const offered = options.map(({ title, summary }) => (summary ? `${title}: ${summary}` : title))
  return [question, ...offered, ...criteria.map(({ title }) => title)].join('\n\n')
}

function readEntry(
  entry: ContextInput,
  pointer: string,
  seats: readonly { seat: string }[],
): Omit<Source, 'id'> {
  const { title, text, url, sourceId, seats: readers } = entry
  const elsewhere = url === undefined ? sourceId && 'sourceId' : 'url'
  if (elsewhere)
    throw invalid(`${pointer}/${elsewhere}`, 'is not read yet: put the words themselves into "text".')
  if (text === undefined) throw invalid(`${pointer}/text`, 'is missing: put the words of the source there.')
  readers?.forEach((reader, index) => {
    if (seats.some(({ seat }) => seat === reader)) return
    const known = seats.map(({ seat }) => seat).join(', ')
    throw invalid(`${pointer}/seats/${index}`, `names no seat of this meeting: "${reader}"; use ${known}.`)
  })
  return { title, text, ...(readers && { seats: readers }) }
}
