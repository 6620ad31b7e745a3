import { listOf, textOf, type Row } from '../lib/reading.ts'
import { ROLES } from '../preparation/draft/form.ts'
import { newSeat } from '../preparation/seats/new-seat.ts'
import type { EditList } from '../registry/lists.ts'
import type { ShownAgent } from '../registry/read-registry.ts'
import { pageWords } from '../words/words.ts'

/** The lists of a template that become longer, shorter and other in order: its seats and its agenda. */
export const templateLists = (agents: readonly ShownAgent[]): readonly EditList[] => [
  seatList(agents),
  itemList(),
]

/** What a template holds of each at most. */
const MOST = 20

function seatList(agents: readonly ShownAgent[]): EditList {
  const { registry, prepare } = pageWords
  return {
    name: 'seats',
    part: registry.seatsTitle,
    most: MOST,
    called: (row, at) => textOf(listOf(row, 'seats')[at], 'seat') ?? '',
    add: {
      label: prepare.addSeat,
      kindLabel: prepare.addSeatOf,
      kinds: ROLES.map((value) => ({ value, label: prepare.roles[value] })),
      usual: 'expert',
      first: 'name',
      entry: (row, kind) => seatOf(row, kind, agents),
    },
  }
}

function seatOf(row: Row, kind: string, agents: readonly ShownAgent[]): Row {
  const role = ROLES.find((one) => one === kind) ?? 'expert'
  const taken = listOf(row, 'seats').map((one) => ({ seat: textOf(one, 'seat') ?? '' }))
  const { seat, name, agent } = newSeat(role, taken, agents, pageWords.prepare.roles[role])
  return { seat, role, name, agent }
}

function itemList(): EditList {
  const { registry, prepare } = pageWords
  return {
    name: 'agenda',
    part: registry.agenda,
    most: MOST,
    called: (_, at) => registry.item(at + 1),
    add: {
      label: prepare.addItem,
      kindLabel: prepare.kind,
      kinds: (['discuss', 'decide'] as const).map((value) => ({ value, label: prepare.kinds[value] })),
      usual: 'discuss',
      first: 'title',
      entry: (_, kind) => ({ title: '', kind, timeboxMinutes: USUAL_MINUTES, atZero: 'finish_turn' }),
    },
  }
}

const USUAL_MINUTES = 5
