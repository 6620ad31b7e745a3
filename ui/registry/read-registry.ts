import { has, isRow, listOf, textOf, type Row } from '../lib/reading.ts'
import { point, seatRow } from '../preparation/draft/read-form.ts'
import { ROLES, type Point, type Role, type SeatRow } from '../preparation/draft/form.ts'

/** An agent as the registry tells of it. */
export type ShownAgent = {
  id: string
  version: string
  role: Role
  name: string
  description: string
  model: string | null
  usedIn: readonly { id: string; title: string }[]
  runs30d: number | null
  row: Row
}

/** A template as the registry tells of it, in its own language until `inWords` says it in another. */
export type ShownTemplate = {
  id: string
  version: string
  title: string
  description: string
  seats: readonly SeatRow[]
  agenda: readonly Point[]
  policy: string
  maxMinutes: number
  row: Row
}

export function readAgent(row: Row): ShownAgent[] {
  const [id, version] = [textOf(row, 'id'), textOf(row, 'version')]
  if (id === undefined || version === undefined) return []
  return [
    {
      id,
      version,
      role: ROLES.find((one) => one === row.role) ?? 'expert',
      name: textOf(row, 'name') ?? id,
      description: textOf(row, 'description') ?? '',
      model: textOf(row, 'model') ?? null,
      usedIn: listOf(row, 'usedIn').map((one) => {
        const used = textOf(one, 'id') ?? ''
        return { id: used, title: textOf(one, 'title') ?? used }
      }),
      runs30d: typeof row.runs30d === 'number' ? row.runs30d : null,
      row,
    },
  ]
}

export function readTemplate(row: Row): ShownTemplate[] {
  const [id, version] = [textOf(row, 'id'), textOf(row, 'version')]
  if (id === undefined || version === undefined) return []
  const budget = isRow(row.budget) ? row.budget : {}
  return [
    {
      id,
      version,
      title: textOf(row, 'title') ?? id,
      description: textOf(row, 'description') ?? '',
      seats: listOf(row, 'seats').map(seatRow),
      // A row that is drawn more than once keeps its key.
      agenda: listOf(row, 'agenda').map((item, index) => ({ ...point(item), key: `${id}-${index}` })),
      policy: textOf(row.policy, 'name') ?? 'fsm',
      maxMinutes: typeof budget.maxMinutes === 'number' ? budget.maxMinutes : DEFAULT_MINUTES,
      row,
    },
  ]
}

const DEFAULT_MINUTES = 15

/** The template as a reader of that language meets it, as far as it brings the words. */
export function inWords(template: ShownTemplate, language: string): ShownTemplate {
  const all = template.row.words
  const said = has(all, language) ? all[language] : undefined
  if (!isRow(said)) return template
  const seats = isRow(said.seats) ? said.seats : {}
  const agenda = Array.isArray(said.agenda) ? said.agenda : []
  const text = (value: unknown, otherwise: string) => (typeof value === 'string' ? value : otherwise)
  return {
    ...template,
    title: text(said.title, template.title),
    description: text(said.description, template.description),
    seats: template.seats.map((seat) => ({ ...seat, name: text(seats[seat.seat], seat.name) })),
    agenda: template.agenda.map((item, at) => ({ ...item, title: text(agenda[at], item.title) })),
  }
}
