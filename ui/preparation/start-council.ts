import { pressed, type Send } from '../lib/pressed.ts'
import { isRow, listOf, textOf, type Row } from '../lib/reading.ts'
import { startRun } from '../lib/start-run.ts'
import { fieldsOf, readAgenda } from './agenda-text.ts'
import type { Draft, Source } from './draft/draft.ts'
import { EMPTY_FORM, type Form } from './draft/form.ts'
import { changesOf } from './draft/to-meeting.ts'

type Start = {
  draft: Pick<Draft, 'id' | 'form' | 'source'>
  /** What the source on “what done looks like” is called at the table. */
  doneTitle: string
  /** From the first input to now. */
  seconds: number
}

/** Makes the meeting, starts a run of it, and answers the run's id. */
export function startCouncil({ draft: { id, form, source }, doneTitle, seconds }: Start): Promise<string> {
  const { language, panel, pace } = form
  const chosen = Object.entries({ language, panel, pace }).filter(([, value]) => value !== '')
  return pressed(`draft ${id}`, async (send) =>
    startRun(send, await madeMeeting(send, form, source, doneTitle), {
      ...Object.fromEntries(chosen),
      preparationSeconds: seconds,
    }),
  )
}

async function madeMeeting(
  send: Send,
  form: Form,
  source: Source | null,
  doneTitle: string,
): Promise<string> {
  if (source === null) return posted(send, changesOf(form, EMPTY_FORM, {}, doneTitle))
  if (source.format !== 'markdown') {
    const fields = await fieldsOf(source.text, source.format)
    return posted(send, { ...fields, ...changesOf(form, source.filled, fields, doneTitle) })
  }
  const { question, title } = source.filled
  // Another question is another meeting, with a record of its own: the text is a source of it, no longer its file.
  if (form.question !== question || form.title !== title)
    return posted(send, await asOther(form, source, doneTitle))
  return patched(send, form, source, doneTitle)
}

/** A meeting file goes as it is, so that every quote of it can be found again; the changes follow. */
async function patched(send: Send, form: Form, { text, filled }: Source, doneTitle: string): Promise<string> {
  const made = await send('/meetings', { type: 'text/markdown', body: text })
  const id = textOf(made, 'id') ?? ''
  const changes = changesOf(form, filled, isRow(made) ? made : {}, doneTitle)
  const path = `/meetings/${encodeURIComponent(id)}`
  if (Object.keys(changes).length > 0) await send(path, { method: 'PATCH', body: JSON.stringify(changes) })
  return id
}

async function asOther(form: Form, { text, format, filled }: Source, doneTitle: string): Promise<Row> {
  const { given, held } = await readAgenda(text, format)
  const { id: _, context: __, ...kept } = given
  const sources = listOf(given, 'context')
  const context = [{ title: textOf(held, 'title') ?? form.question, text }, ...sources]
  const known = { ...kept, context }
  // What the file filled and the person emptied is gone, though an empty form says nothing of it.
  return { ...known, ...changesOf(form, EMPTY_FORM, known, doneTitle), ...emptied(form, filled) }
}

const emptied = (form: Form, filled: Form): Row =>
  Object.fromEntries(Object.entries(changesOf(form, filled, {}, '')).filter(([, value]) => value === null))

async function posted(send: Send, meeting: Row): Promise<string> {
  const made = await send('/meetings', { body: JSON.stringify(without(meeting)) })
  return textOf(made, 'id') ?? ''
}

/** A meeting that is made at once has nothing to take away. */
const without = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined && value !== null))
