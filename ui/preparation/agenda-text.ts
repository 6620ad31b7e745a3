import { call, type PlacedFault } from '../lib/api.ts'
import { isRow, listOf, textOf, type Row } from '../lib/reading.ts'
import type { Format } from './draft/draft.ts'

/** What a text is, by its look: JSON begins with a brace; YAML is fields from its first line on; all else is Markdown. */
export function formatOf(text: string): Format {
  const trimmed = text.trimStart()
  if (trimmed.startsWith('{')) return 'json'
  // Front matter is fields as well, but between dashes and with a page after them; "Lunch: where do we eat?" is a question.
  const isFields = /^[a-z_]\w*:(\s|$)/i.test(trimmed) && /^(title|question|id):(\s|$)/m.test(trimmed)
  return isFields && !/^#{1,6}\s/m.test(trimmed) ? 'yaml' : 'markdown'
}

/** What the server makes of an agenda; nothing is stored. */
export type ReadAgenda = {
  /** As a council would hold it; null as long as there are faults. */
  held: Row | null
  /** As it was given, in the fields of a meeting. */
  given: Row
  /** Its items, or what the lines of a text say that is nothing but a list. */
  agenda: readonly Row[]
  notes: readonly string[]
  faults: readonly PlacedFault[]
}

/** Has an agenda read. */
export async function readAgenda(text: string, format: Format): Promise<ReadAgenda> {
  const body = await bodyOf(text, format)
  const answer = await call('/meetings?dryRun=true', { method: 'POST', ...body })
  const rows = isRow(answer) ? answer : {}
  return {
    held: isRow(rows.meeting) ? rows.meeting : null,
    given: isRow(rows.given) ? rows.given : {},
    agenda: listOf(answer, 'agenda'),
    notes: Array.isArray(rows.notes) ? rows.notes.filter((one) => typeof one === 'string') : [],
    faults: listOf(answer, 'faults').map((fault) => ({
      pointer: textOf(fault, 'pointer') ?? '',
      message: textOf(fault, 'message') ?? '',
    })),
  }
}

/** The fields of an agenda that was given as fields. */
export async function fieldsOf(text: string, format: Format): Promise<Row> {
  const { body } = await bodyOf(text, format)
  const fields: unknown = JSON.parse(body)
  return isRow(fields) ? fields : {}
}

/** JSON and Markdown go as they are; YAML is read here, since the API takes the meeting as JSON. */
async function bodyOf(text: string, format: Format): Promise<{ type: string; body: string }> {
  if (format === 'markdown') return { type: 'text/markdown', body: text }
  if (format === 'json') return { type: 'application/json', body: text }
  const { parse } = await import('yaml')
  const value: unknown = parse(text)
  return { type: 'application/json', body: JSON.stringify(value) }
}
