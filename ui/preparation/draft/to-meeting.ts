import { isRow, listOf, type Row } from '../../lib/reading.ts'
import { minutesOf } from '../agenda/durations.ts'
import type { Form } from './form.ts'

/** What of a meeting the form says, field by field; undefined leaves it to the template. */
export function meetingPart(form: Form): Row {
  const { question, title, template, options, criteria, agenda, seats, policy, scopes, supersedes } = form
  return {
    title: (title.trim() || question.replace(/\s+/g, ' ').trim()).slice(0, MOST_TITLE),
    question: question.trim(),
    template: template || undefined,
    options: some(
      options.map((row) => filled({ id: row.id, title: row.title.trim(), summary: row.summary.trim() })),
    ),
    criteria: some(
      criteria.map((row) =>
        filled({
          id: row.id,
          title: row.title.trim(),
          weight: numberOf(row.weight),
          must: row.must || undefined,
        }),
      ),
    ),
    agenda: agenda?.map(({ id, title: named, kind, time, atZero }) =>
      filled({ id, title: named.trim(), kind, timeboxMinutes: minutesOf(time) ?? undefined, atZero }),
    ),
    seats: seats?.map(({ isPerson, agent, person, deputy, ...seat }) =>
      filled({
        ...seat,
        ...(isPerson ? { person: person.trim(), deputy } : { agent }),
      }),
    ),
    policy: policy === '' ? undefined : { name: policy },
    knowledge: scopes === null ? undefined : { scopes },
    supersedes: some(supersedes.map(({ id }) => id)),
  }
}

const MOST_TITLE = 500

/** What the form changes of a meeting that is known: every field that differs from how it was filled; null takes it away. */
export function changesOf(form: Form, before: Form, known: Row, doneTitle: string): Row {
  const [now, then] = [meetingPart(form), meetingPart(before)]
  const changed = Object.entries(now)
    .filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(then[field]))
    .map(([field, value]) => [field, value ?? null] as const)
  return { ...Object.fromEntries(changed), ...added(form, before, known, doneTitle) }
}

/** What the form adds to fields that hold more than it shows: what done looks like, sources of the library, the whole time. */
function added({ whole, done, fromLibrary }: Form, before: Form, known: Row, title: string): Row {
  const minutes = minutesOf(whole)
  const text = done.trim()
  return {
    ...((text !== '' || !isSame(fromLibrary, before.fromLibrary)) && {
      context: [
        // The form shows all that is named of the library, and nothing of what else the meeting brings.
        ...listOf(known, 'context').filter(({ sourceId }) => sourceId === undefined),
        ...(text === '' ? [] : [{ title, text }]),
        ...fromLibrary.map(({ seats, ...row }) => (seats.length === 0 ? row : { ...row, seats })),
      ],
    }),
    ...(minutes !== null && {
      budget: { ...(isRow(known.budget) ? known.budget : {}), maxMinutes: minutes },
    }),
  }
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

const some = <T>(rows: readonly T[]): readonly T[] | undefined => (rows.length === 0 ? undefined : rows)

/** Without what is empty: an optional field that is not there is not sent. */
const filled = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined && value !== ''))

const numberOf = (text: string): number | undefined => {
  const number = Number(text.replace(',', '.'))
  return text.trim() === '' || !Number.isFinite(number) ? undefined : number
}
