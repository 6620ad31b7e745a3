import { sameJson } from '../../backend/council/record/editing/json.ts'
import type { Choice } from '../components/Field.tsx'
import { isRow, type Row } from '../lib/reading.ts'

/** A field of a definition that can be written; `lines` is a long text, `many` some of the choices. */
export type EditField = {
  /** Its place in the definition: `/quality/minAlternatives`. */
  at: string
  label: string
  kind: 'text' | 'lines' | 'number' | 'flag' | 'choice' | 'many'
  most?: number
  mayBeEmpty?: boolean
  /** What holds where nothing is written. */
  usual?: string
  choices?: readonly Choice[]
  /** The heading that it stands under. */
  part?: string
}
export type FieldsOf = (row: Row) => readonly EditField[]
/** What is written in each field, by its place. */
export type Texts = Readonly<Record<string, string>>

/** What the fields show of a definition. */
export const textsOf = (row: Row, fields: FieldsOf): Texts =>
  Object.fromEntries(fields(row).map((field) => [field.at, shownIn(row, field)]))

/** What was written over the version `from`, over the version `to`: a field that nobody touched shows the newer one. */
export const rebased = (texts: Texts, from: Row, to: Row, fields: FieldsOf): Texts =>
  Object.fromEntries(
    fields(to).map((field) => {
      const { at } = field
      const mine = texts[at]
      return [at, mine === undefined || mine === shownIn(from, field) ? shownIn(to, field) : mine]
    }),
  )

/** What differs from `row`, as the API takes it: each part of the definition whole, null where it is taken away. */
export function changesOf(texts: Texts, row: Row, fields: FieldsOf, work = row): Row {
  const next = writtenIn(texts, work, fields)
  const parts = [...new Set([...Object.keys(row), ...Object.keys(next)])]
  return Object.fromEntries(
    parts.filter((part) => !sameJson(row[part], next[part])).map((part) => [part, next[part] ?? null]),
  )
}

/** The definition with what is written in its fields. */
export function writtenIn(texts: Texts, row: Row, fields: FieldsOf): Row {
  const changed = fields(row).filter((field) => (texts[field.at] ?? '') !== shownIn(row, field))
  const next = changed.reduce<unknown>(
    (now, field) =>
      translated(now, field.at, withAt(now, stepsOf(field.at), valueOf(field, texts[field.at] ?? ''))),
    row,
  )
  return isRow(next) ? next : row
}

const stepsOf = (at: string): string[] => at.split('/').slice(1)

function shownIn(row: Row, { at, usual = '' }: EditField): string {
  const value = stepsOf(at).reduce<unknown>(inside, row)
  if (value === undefined || value === null) return usual
  if (Array.isArray(value)) return value.join(',')
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : ''
}

function inside(value: unknown, step: string): unknown {
  if (Array.isArray(value)) return value[Number(step)]
  return isRow(value) ? value[step] : undefined
}

function valueOf({ kind, mayBeEmpty = false }: EditField, text: string): unknown {
  if (kind === 'flag') return text === 'true'
  if (kind === 'many') return text === '' ? [] : text.split(',')
  if (text === '' && (mayBeEmpty || kind === 'number')) return undefined
  const number = Number(text.replace(',', '.'))
  // What is no number goes as it is: the server says what it should be.
  return kind === 'number' && !Number.isNaN(number) ? number : text
}

/** The value with another one at a place in it; undefined takes it away. */
function withAt(value: unknown, [step, ...rest]: readonly string[], to: unknown): unknown {
  if (step === undefined) return to
  if (Array.isArray(value))
    return value.map((one: unknown, at) => (String(at) === step ? withAt(one, rest, to) : one))
  const { [step]: before, ...others } = isRow(value) ? value : {}
  const next = withAt(before, rest, to)
  return next === undefined ? others : { ...others, [step]: next }
}

/** What is written anew has no translation: the old one would stand over it. */
function translated(before: unknown, at: string, now: unknown): unknown {
  const [part = '', index = '', field] = stepsOf(at)
  const words = inside(now, 'words')
  const languages = isRow(words) ? Object.keys(words) : []
  return languages.reduce((so, language) => {
    const all = inside(words, language)
    if (part === 'title' || part === 'description') return withoutWord(so, all, ['words', language, part])
    if (part === 'seats' && field === 'name') {
      const seat = inside(inside(inside(before, 'seats'), index), 'seat')
      return withoutWord(so, all, ['words', language, 'seats', String(seat)])
    }
    // A list has a title for each item.
    return part === 'agenda' && field === 'title' && inside(all, 'agenda') !== undefined
      ? withAt(
          so,
          ['words', language, 'agenda', index],
          inside(inside(inside(now, 'agenda'), index), 'title'),
        )
      : so
  }, now)
}

const withoutWord = (value: unknown, words: unknown, path: readonly string[]): unknown =>
  path.slice(2).reduce<unknown>(inside, words) === undefined ? value : withAt(value, path, undefined)
