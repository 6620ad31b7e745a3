import type { Choice } from '../components/Field.tsx'
import { isRow, listOf, textOf, type Row } from '../lib/reading.ts'
import { ROLES } from '../preparation/draft/form.ts'
import type { ShownAgent } from '../registry/read-registry.ts'
import type { EditField } from '../registry/fields.ts'
import { pageWords } from '../words/words.ts'
import { GATES } from './facts.ts'

/** What can be written of a template: its purpose, seats, agenda, length, gates, and what it asks of the roles. */
export const templateFields =
  (agents: readonly ShownAgent[]) =>
  (row: Row): readonly EditField[] => {
    const { registry } = pageWords
    return [
      { at: '/title', label: registry.title, kind: 'text', most: 200 },
      { at: '/description', label: registry.description, kind: 'lines', most: 2000 },
      { at: '/budget/maxMinutes', label: registry.minutes, kind: 'number' },
      ...listOf(row, 'seats').flatMap((seat, at) => seatFields(seat, at, agents)),
      ...listOf(row, 'agenda').flatMap((_, at) => itemFields(at)),
      ...gateFields(row),
      ...ROLES.map((role): EditField => ({
        at: `/prompts/${role}`,
        label: pageWords.prepare.roles[role],
        kind: 'lines',
        most: 4000,
        mayBeEmpty: true,
        part: registry.prompts,
      })),
    ]
  }

function seatFields(seat: Row, at: number, agents: readonly ShownAgent[]): EditField[] {
  const { registry } = pageWords
  const [id = '', own = ''] = [textOf(seat, 'seat'), textOf(seat, 'agent')]
  const fitting = agents.filter(({ role }) => role === seat.role).map((one) => one.id)
  const choices: Choice[] = [...new Set([own, ...fitting])].map((value) => ({ value, label: value }))
  const part = registry.seatsTitle
  return [
    { at: `/seats/${at}/name`, label: registry.seatName(id), kind: 'text', most: 100, part },
    { at: `/seats/${at}/agent`, label: registry.seatAgent(id), kind: 'choice', choices, part },
  ]
}

function itemFields(at: number): EditField[] {
  const { registry, prepare } = pageWords
  const part = registry.agenda
  const choices = (['finish_turn', 'cut', 'ask'] as const).map((value) => ({
    value,
    label: prepare.zero[value],
  }))
  return [
    { at: `/agenda/${at}/title`, label: prepare.itemTitle(at + 1), kind: 'text', most: 500, part },
    { at: `/agenda/${at}/timeboxMinutes`, label: registry.itemMinutes(at + 1), kind: 'number', part },
    { at: `/agenda/${at}/atZero`, label: prepare.itemZero(at + 1), kind: 'choice', choices, part },
  ]
}

/** The gates that it has: a number stays a number, and a switch a switch. */
function gateFields({ quality }: Row): EditField[] {
  const { registry } = pageWords
  return GATES.flatMap((gate): EditField[] => {
    const value = isRow(quality) ? quality[gate] : undefined
    if (typeof value !== 'number' && typeof value !== 'boolean') return []
    const kind = typeof value === 'number' ? 'number' : 'flag'
    return [{ at: `/quality/${gate}`, label: registry.gate[gate], kind, part: registry.gates }]
  })
}
