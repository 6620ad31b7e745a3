import type { Meeting, OptionInput } from '../../../schemas/generated/types.ts'
import { candidatesFromSources } from './candidates.ts'
import { checkMeeting, type Form } from './check-meeting.ts'
import { plainText } from './decode-utf8.ts'
import { readAgendaPoint, readCriterion, readOption } from './meeting-entries.ts'
import { faultAt, MeetingFileInvalid } from './meeting-file-invalid.ts'
import { readMeetingMarkdown } from './meeting-markdown.ts'
import { questionFromTitle } from './meeting-question.ts'
import { readJson } from './safe-json.ts'
import { readYaml } from './safe-yaml.ts'
import { type ReadText, TextInvalid } from './text-invalid.ts'

export { MeetingFileInvalid } from './meeting-file-invalid.ts'

export type GivenFile = {
  name: string
  text: string
  /** Where it is known; else the name or the content says it. */
  form?: Form
  /** What is given beside the file; options are looked for there where the file lists none. */
  beside?: readonly { title: string; text: string }[]
}

/** The meeting; `s0Text` is the file as read where it can be quoted (Markdown), absent where it is only fields. */
export type ReadMeeting = { meeting: Meeting; s0Text?: string; notes: string[] }

/** Reads a meeting from Markdown, JSON or YAML, whatever the name or else the content says it is. */
export function readMeetingFile({ name, text: given, form: known, beside = [] }: GivenFile): ReadMeeting {
  try {
    const text = plainText(given)
    const form = known ?? formOf(name, text)
    const read = form === 'markdown' ? readMeetingMarkdown(text) : readFields(form, text)
    completeFields(read.meeting, read.notes, beside)
    const meeting = checkMeeting(name, form, read.meeting, read.lineOf)
    return { meeting, ...(form === 'markdown' && { s0Text: text }), notes: read.notes }
  } catch (error) {
    if (!(error instanceof TextInvalid)) throw error
    throw new MeetingFileInvalid(name, [faultAt(name, error.line, '', error.message)])
  }
}

function formOf(name: string, text: string): Form {
  const extension = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase()
  if (extension === 'json') return 'json'
  if (extension === 'yaml' || extension === 'yml') return 'yaml'
  if (extension === 'md' || extension === 'markdown') return 'markdown'
  if (/^\s*[{[]/.test(text)) return 'json'
  return /^(?:title|question|id):\s/m.test(text) && !/^(?:#|---)/m.test(text) ? 'yaml' : 'markdown'
}

type Fields = { meeting: Record<string, unknown>; notes: string[]; lineOf: ReadText['lineOf'] }

function readFields(form: 'json' | 'yaml', text: string): Fields {
  const { value, lineOf } = form === 'json' ? readJson(text) : readYaml(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TextInvalid(1, 'is no object with fields: write at least a "title" and a "question".')
  }
  return { meeting: { ...value }, notes: [], lineOf }
}

// What a person may leave out or write shortly; the schema checks the result as if it had been written at length.
function completeFields(
  fields: Record<string, unknown>,
  notes: string[],
  beside: GivenFile['beside'] = [],
): void {
  fields.options = entries(fields.options, (text) => readOption({ text }))
  fields.criteria = entries(fields.criteria, (text) => readCriterion({ text }, null))
  fields.agenda = entries(fields.agenda, (text) => readAgendaPoint({ text }))
  if (typeof fields.policy === 'string') fields.policy = { name: fields.policy }
  if (fields.options === undefined) {
    const found = candidatesFromSources([...contextTexts(fields.context), ...beside])
    if (found.length) {
      fields.options = found
      notes.push(`The meeting lists no options; these are headings of its sources: ${titles(found)}.`)
    }
  }
  if (fields.question === undefined && typeof fields.title === 'string' && fields.title.trim()) {
    fields.question = questionFromTitle(
      fields.title,
      Array.isArray(fields.options) && fields.options.length > 0,
    )
    notes.push(`The file states no question; from its title: "${String(fields.question)}"`)
  }
  for (const [field, value] of Object.entries(fields)) if (value === undefined) delete fields[field]
}

function entries(value: unknown, read: (text: string) => object): unknown {
  return Array.isArray(value)
    ? value.map((entry: unknown) => (typeof entry === 'string' ? read(entry) : entry))
    : value
}

function contextTexts(context: unknown): { text: string }[] {
  if (!Array.isArray(context)) return []
  return context.flatMap((entry: unknown) =>
    typeof entry === 'object' && entry !== null && 'text' in entry && typeof entry.text === 'string'
      ? [{ text: entry.text }]
      : [],
  )
}

function titles(options: readonly OptionInput[]): string {
  return options.map(({ title }) => `"${title}"`).join(', ')
}
