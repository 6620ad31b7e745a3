import { isRow, listOf, textOf, type Row } from '../../lib/reading.ts'
import { inWords, type ShownTemplate } from '../../registry/read-registry.ts'
import type { Format, Source } from './draft.ts'
import { criterionRow, libraryRow, optionRow, point, scopesIn, seatRow } from './read-form.ts'
import type { Form, Point, SeatRow } from './form.ts'

export type Filled = { form: Form; source: Source }

/** The form as an agenda fills it, and what it holds beside. What is as the template has it stays the template's. */
export function filledBy(
  given: { text: string; format: Format },
  held: Row,
  before: Form,
  templates: readonly ShownTemplate[],
): Filled {
  const template = templates.find(({ id }) => id === held.template)
  const usual = template && inWords(template, textOf(held, 'language') ?? 'en')
  const agenda = listOf(held, 'agenda').map(point)
  const seats = listOf(held, 'seats').map(seatRow)
  const [title, question] = [textOf(held, 'title') ?? '', textOf(held, 'question') ?? '']
  const library = isRow(held.library) ? held.library : {}
  const form: Form = {
    ...before,
    question,
    title: title === question ? '' : title,
    done: '',
    template: textOf(held, 'template') ?? '',
    options: listOf(held, 'options').map(optionRow),
    criteria: listOf(held, 'criteria').map(criterionRow),
    agenda: usual !== undefined && same(agenda.map(saidOf), usual.agenda.map(saidOf)) ? null : agenda,
    whole: '',
    seats: usual !== undefined && same(seats.map(chairOf), usual.seats.map(chairOf)) ? null : seats,
    policy: '',
    fromLibrary: listOf(library, 'sources').flatMap(libraryRow),
    scopes: Array.isArray(library.scopes) ? scopesIn(library.scopes) : null,
    supersedes: textsOf(held.supersedes).map((id) => ({ id, title: id })),
  }
  const budget = isRow(held.budget) ? held.budget : {}
  const source: Source = {
    ...given,
    filled: form,
    wholeMinutes: typeof budget.maxMinutes === 'number' ? budget.maxMinutes : null,
    // The first is the agenda itself.
    sources: Math.max(0, listOf(held, 'context').length - 1),
    policy: isRow(held.policy) ? held.policy : null,
    exports: textsOf(held.exports),
    notes: textsOf(held.notes),
  }
  return { form, source }
}

const saidOf = ({ title, kind, time, atZero }: Point) => [title, kind, time, atZero]
const chairOf = ({ seat, role, name, isPerson, agent, model, weight }: SeatRow) => [
  seat,
  role,
  name,
  isPerson,
  agent,
  model,
  weight,
]

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
