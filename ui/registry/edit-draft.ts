import { sameJson } from '../../backend/council/record/editing/json.ts'
import type { Row } from '../lib/reading.ts'
import { changesOf, rebased, textsOf, writtenIn, type FieldsOf, type Texts } from './fields.ts'

/** A definition that is being written: as it was read, with its lists as they are by now, and the texts over those. */
export type EditDraft = { read: Row; work: Row; texts: Texts }

export const editDraftOf = (row: Row, fields: FieldsOf): EditDraft => ({
  read: row,
  work: row,
  texts: textsOf(row, fields),
})

/** With another order or number of entries; what was written in them goes along. */
export function reshaped({ read, work, texts }: EditDraft, fields: FieldsOf, change: (row: Row) => Row) {
  const next = change(writtenIn(texts, work, fields))
  return { read, work: next, texts: textsOf(next, fields) }
}

/** What differs from what was read, as the API takes it. */
export const changesIn = ({ read, work, texts }: EditDraft, fields: FieldsOf): Row =>
  changesOf(texts, read, fields, work)

/** The same over a newer version: a part that nobody touched shows the newer one. */
export function over({ read, work, texts }: EditDraft, newest: Row, fields: FieldsOf): EditDraft {
  const mine = Object.entries(writtenIn(texts, work, fields)).filter(
    ([part]) => !sameJson(work[part], read[part]),
  )
  const next = { ...newest, ...Object.fromEntries(mine) }
  return { read: newest, work: next, texts: rebased(texts, work, next, fields) }
}
