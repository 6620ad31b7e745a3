import { isRow, type Row } from '../../lib/reading.ts'
import { readForm } from './read-form.ts'
import { EMPTY_FORM, type Form } from './form.ts'

export type Format = 'markdown' | 'json' | 'yaml'

/** An agenda as it was given. It goes to the server as it is, and what the form changed after it. */
export type Source = {
  text: string
  format: Format
  /** The form as the agenda filled it: what differs now was changed by hand. */
  filled: Form
  /** The whole time that the agenda sets, and what it holds that the form does not show. */
  wholeMinutes: number | null
  sources: number
  /** Who speaks next, as the agenda says it: whole, where the form shows a name. */
  policy: Row | null
  exports: readonly string[]
  /** What reading it had to assume, in the server's words. */
  notes: readonly string[]
}

/** A council that is being prepared. */
export type Draft = {
  id: string
  form: Form
  source: Source | null
  /** How long it was worked on in earlier visits; the time away does not count. */
  workedMs: number
  savedAt: number
}

export const newDraft = (id: string, template = ''): Draft => ({
  id,
  form: { ...EMPTY_FORM, template },
  source: null,
  workedMs: 0,
  savedAt: 0,
})

/** What a draft is called in a list. */
export const nameOf = ({ form }: Draft): string => form.title.trim() || form.question.trim()

/** A draft as it was kept; whatever is not as it should be is as if it had not been filled in. */
export function readDraft(kept: unknown): Draft | null {
  if (!isRow(kept) || typeof kept.id !== 'string') return null
  return {
    id: kept.id,
    form: readForm(kept.form),
    source: readSource(kept.source),
    workedMs: numberOf(kept.workedMs) ?? 0,
    savedAt: numberOf(kept.savedAt) ?? 0,
  }
}

function readSource(kept: unknown): Source | null {
  if (!isRow(kept) || typeof kept.text !== 'string') return null
  return {
    text: kept.text,
    format: kept.format === 'json' || kept.format === 'yaml' ? kept.format : 'markdown',
    filled: readForm(kept.filled),
    wholeMinutes: numberOf(kept.wholeMinutes),
    sources: numberOf(kept.sources) ?? 0,
    policy: isRow(kept.policy) ? kept.policy : null,
    exports: texts(kept.exports),
    notes: texts(kept.notes),
  }
}

const numberOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
