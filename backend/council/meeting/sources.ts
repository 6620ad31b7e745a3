import type {
  ContextInput,
  CriterionInput,
  HeldMeeting,
  Meeting,
  OptionInput,
  Source,
} from '../../../schemas/generated/types.ts'
import { invalid } from './meeting-invalid.ts'

/** What of the library the experts of a meeting may look through. */
export function heldLibrary(
  { context = [], knowledge }: Pick<Meeting, 'context' | 'knowledge'>,
  seats: readonly { seat: string }[],
): HeldMeeting['library'] {
  const sources = context.flatMap(({ title, sourceId, seats: readers }, index) => {
    if (sourceId === undefined) return []
    refuseStrangers(readers, `/context/${index}`, seats)
    return [{ sourceId, title, ...(readers && { seats: readers }) }]
  })
  const scopes = knowledge?.scopes ?? []
  return sources.length + scopes.length === 0 ? undefined : { scopes, sources }
}

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
    ...context.flatMap((entry, index) =>
      entry.sourceId === undefined ? [readEntry(entry, `/context/${index}`, seats)] : [],
    ),
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

const URL_IS_NOT_READ =
  'is not read here: add the page to the library (xio knowledge add URL) and name it by its "sourceId", or put the words themselves into "text".'

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
  const { title, text, url, seats: readers } = entry
  if (url !== undefined) throw invalid(`${pointer}/url`, URL_IS_NOT_READ)
  if (text === undefined) throw invalid(`${pointer}/text`, 'is missing: put the words of the source there.')
  refuseStrangers(readers, pointer, seats)
  return { title, text, ...(readers && { seats: readers }) }
}

function refuseStrangers(
  readers: readonly string[] | undefined,
  pointer: string,
  seats: readonly { seat: string }[],
): void {
  readers?.forEach((reader, index) => {
    if (seats.some(({ seat }) => seat === reader)) return
    const known = seats.map(({ seat }) => seat).join(', ')
    throw invalid(`${pointer}/seats/${index}`, `names no seat of this meeting: "${reader}"; use ${known}.`)
  })
}
