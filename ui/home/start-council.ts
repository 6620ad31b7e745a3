import { call } from '../lib/api.ts'
import { has, isRow, textOf } from '../lib/reading.ts'

/** What the form holds; an empty choice leaves it to the agenda. */
export type Start = {
  agenda: string
  template: string
  policy: string
  language: string
  panel: string
  pace: string
}
export type Format = 'markdown' | 'json' | 'yaml'

/** What a text is, by its look: JSON begins with a brace; YAML is fields from its first line on; all else is Markdown. */
export function formatOf(text: string): Format {
  const trimmed = text.trimStart()
  if (trimmed.startsWith('{')) return 'json'
  // Front matter is fields as well, but between dashes and with a page after them; "Lunch: where do we eat?" is a question.
  const isFields = /^[a-z_]\w*:(\s|$)/i.test(trimmed) && /^(title|question|id):(\s|$)/m.test(trimmed)
  return isFields && !/^#{1,6}\s/m.test(trimmed) ? 'yaml' : 'markdown'
}

/** Makes the meeting, starts a run of it, and answers the run's id. */
export async function startCouncil({ agenda, template, ...chosen }: Start): Promise<string> {
  const meeting = await call('/meetings', { method: 'POST', ...(await bodyOf(agenda)) })
  const id = encodeURIComponent(textOf(meeting, 'id') ?? '')
  if (template !== '') await call(`/meetings/${id}`, { method: 'PATCH', body: JSON.stringify({ template }) })
  const overrides = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== ''))
  const answer = await call(`/meetings/${id}/runs`, { method: 'POST', body: JSON.stringify(overrides) })
  const runId = has(answer, 'run') && isRow(answer.run) ? textOf(answer.run, 'id') : undefined
  if (runId === undefined) throw new Error('The server started a run and did not say which.')
  return runId
}

/** JSON and Markdown go as they are; YAML is read here, since the API takes the meeting as JSON. */
async function bodyOf(agenda: string): Promise<{ type: string; body: string }> {
  switch (formatOf(agenda)) {
    case 'json':
      return { type: 'application/json', body: agenda }
    case 'markdown':
      return { type: 'text/markdown', body: agenda }
    case 'yaml': {
      const { parse } = await import('yaml')
      const value: unknown = parse(agenda)
      return { type: 'application/json', body: JSON.stringify(value) }
    }
  }
}
