import { isRow, listOf, textOf, type Row } from '../../lib/reading.ts'
import { timeboxOf } from '../agenda/durations.ts'
import {
  AT_ZERO,
  EMPTY_FORM,
  newKey,
  ROLES,
  SCOPES,
  type CriterionRow,
  type Form,
  type LibraryRow,
  type OptionRow,
  type Point,
  type Scope,
  type SeatRow,
} from './form.ts'

/** The form of a draft that was kept. */
export function readForm(kept: unknown): Form {
  const text = (key: keyof Form): string => textOf(kept, key) ?? ''
  const rows = isRow(kept) ? kept : {}
  return {
    question: text('question'),
    title: text('title'),
    done: text('done'),
    template: text('template'),
    language: text('language'),
    options: listOf(kept, 'options').map(optionRow),
    criteria: listOf(kept, 'criteria').map(criterionRow),
    agenda: Array.isArray(rows.agenda) ? listOf(kept, 'agenda').map(point) : null,
    whole: text('whole'),
    seats: Array.isArray(rows.seats) ? listOf(kept, 'seats').map(seatRow) : null,
    policy: text('policy'),
    panel: text('panel'),
    pace: text('pace') || EMPTY_FORM.pace,
    fromLibrary: listOf(kept, 'fromLibrary').flatMap(libraryRow),
    scopes: Array.isArray(rows.scopes) ? scopesIn(rows.scopes) : null,
    supersedes: listOf(kept, 'supersedes').flatMap((row) => {
      const id = textOf(row, 'id')
      return id === undefined ? [] : [{ id, title: textOf(row, 'title') ?? id }]
    }),
  }
}

const keyed = (row: Row): { key: string; id?: string } => {
  const id = textOf(row, 'id')
  return { key: textOf(row, 'key') ?? newKey(), ...(id !== undefined && { id }) }
}

/** Rows of a meeting as the server gives it, or of a draft as it was kept. */
export const optionRow = (row: Row): OptionRow => ({
  ...keyed(row),
  title: textOf(row, 'title') ?? '',
  summary: textOf(row, 'summary') ?? '',
})

export const criterionRow = (row: Row): CriterionRow => ({
  ...keyed(row),
  title: textOf(row, 'title') ?? '',
  weight: typeof row.weight === 'number' ? String(row.weight) : (textOf(row, 'weight') ?? ''),
  must: row.must === true,
})

export const point = (row: Row): Point => ({
  ...keyed(row),
  title: textOf(row, 'title') ?? '',
  kind: row.kind === 'discuss' ? 'discuss' : 'decide',
  time: typeof row.timeboxMinutes === 'number' ? timeboxOf(row.timeboxMinutes) : (textOf(row, 'time') ?? ''),
  atZero: AT_ZERO.find((one) => one === row.atZero) ?? 'finish_turn',
})

export const seatRow = (row: Row): SeatRow => ({
  seat: textOf(row, 'seat') ?? '',
  role: ROLES.find((one) => one === row.role) ?? 'expert',
  name: textOf(row, 'name') ?? '',
  isPerson: typeof row.isPerson === 'boolean' ? row.isPerson : textOf(row, 'person') !== undefined,
  agent: textOf(row, 'agent') ?? '',
  person: textOf(row, 'person') ?? '',
  deputy: textOf(row, 'deputy') ?? '',
  model: textOf(row, 'model') ?? '',
  ...(typeof row.weight === 'number' && { weight: row.weight }),
})

/** A named source of the library, in a draft or in a meeting. */
export function libraryRow(row: Row): LibraryRow[] {
  const sourceId = textOf(row, 'sourceId')
  if (sourceId === undefined) return []
  const seats = Array.isArray(row.seats) ? row.seats.filter((one) => typeof one === 'string') : []
  return [{ sourceId, title: textOf(row, 'title') ?? sourceId, seats }]
}

export const scopesIn = (given: readonly unknown[]): Scope[] =>
  SCOPES.filter((scope) => given.includes(scope))
