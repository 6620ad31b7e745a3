import type { Outcome, Phase, RunStatus } from '../../schemas/generated/types.ts'
import { PHASES } from '../../backend/council/phases.ts'
import { councilName, forkOf } from '../lib/council-name.ts'
import { has, isRow, listOf, textOf, type Row } from '../lib/reading.ts'
import { words } from '../words/words.ts'
import type { Shelved } from './PutAway.tsx'

/** What a council came to, in a line. */
export type RowOutcome = {
  status: Outcome
  decisions: number
  tasks: number
  chosen: string | null
  decision: string | null
  approved: boolean
  exported: boolean
}

/** A council as lists show it. */
export type RunRow = {
  id: string
  meetingId: string
  title: string
  question: string
  template: { id: string; title: string }
  owner: { id: string; name: string }
  kind: string
  /** Of which council it is a fork. */
  forkOf: string | null
  status: RunStatus
  phase: Phase
  hasEnded: boolean
  /** It stands for its meeting. */
  adopted: boolean
  archived: boolean
  messages: number
  /** Who has the floor, by name. */
  speaker: string | null
  /** What is left of the open item, or of the council where no item is open. */
  left: { of: 'item' | 'run'; ms: number } | null
  outcome: RowOutcome | null
  createdAt: string
  endedAt: string | null
  /** How long the council itself took; its pauses do not count. */
  tookMs: number
}

/** The councils of an answer of `GET /runs`. */
export const rowsOf = (answer: unknown): RunRow[] => listOf(answer, 'items').flatMap(rowOf)

/** One council; none where the answer is no council. */
export function rowOf(run: unknown): RunRow[] {
  if (!isRow(run)) return []
  const [id, status, createdAt] = [textOf(run, 'id'), textOf(run, 'status'), textOf(run, 'createdAt')]
  if (id === undefined || createdAt === undefined || status === undefined || !isStatus(status)) return []
  const meetingId = textOf(run, 'meetingId') ?? ''
  const endedAt = textOf(run, 'endedAt') ?? null
  const [template, owner] = [part(run, 'template'), part(run, 'owner')]
  return [
    {
      id,
      meetingId,
      title: councilName(run) ?? meetingId,
      question: textOf(run, 'question') ?? '',
      template: { id: textOf(template, 'id') ?? '', title: textOf(template, 'title') ?? '' },
      owner: { id: textOf(owner, 'id') ?? '', name: textOf(owner, 'name') ?? '' },
      kind: textOf(run, 'kind') ?? 'council',
      forkOf: forkOf(run),
      status,
      phase: PHASES.find((phase) => phase === textOf(run, 'phase')) ?? 'opening',
      hasEnded: endedAt !== null,
      adopted: run.adopted === true,
      archived: run.archived === true,
      messages: numberOf(run, 'messages'),
      speaker: textOf(part(run, 'speaker'), 'name') ?? null,
      left: leftOf(listOf(run, 'timeboxes')),
      outcome: outcomeOf(part(run, 'outcome')),
      createdAt,
      endedAt,
      tookMs: numberOf(run, 'seconds') * 1000,
    },
  ]
}

/** What must be known of it to put it away. */
export const shelvedOf = ({ id, title, adopted, archived, hasEnded, status, outcome }: RunRow): Shelved => ({
  id,
  title,
  adopted,
  archived,
  exported: outcome?.exported === true,
  mayBeDeleted: hasEnded || status === 'paused',
})

function outcomeOf(row: Row | null): RowOutcome | null {
  const status = textOf(row, 'status')
  if (row === null || status === undefined || !isOutcome(status)) return null
  return {
    status,
    decisions: numberOf(row, 'decisions'),
    tasks: numberOf(row, 'tasks'),
    chosen: textOf(row, 'chosen') ?? null,
    decision: textOf(row, 'decision') ?? null,
    approved: row.approved === true,
    exported: row.exported === true,
  }
}

function leftOf(boxes: readonly Row[]): RunRow['left'] {
  const open = boxes.filter((box) => textOf(box, 'state') !== 'closed')
  const item = open.find((box) => textOf(box, 'scope')?.startsWith('item:') === true)
  const box = item ?? open.find((one) => textOf(one, 'scope') === 'run')
  return box === undefined
    ? null
    : { of: item === undefined ? 'run' : 'item', ms: numberOf(box, 'remainingMs') }
}

const part = (row: Row, key: string): Row | null => {
  const found = row[key]
  return isRow(found) ? found : null
}
const numberOf = (row: unknown, key: string): number =>
  has(row, key) && typeof row[key] === 'number' ? row[key] : 0
const isStatus = (text: string): text is RunStatus => Object.hasOwn(words.status, text)
const isOutcome = (text: string): text is Outcome => Object.hasOwn(words.outcome, text)

/** How it stands, in words. A record that was imported never ran: it has no state but that. */
export function stateOf({ kind, status, phase }: RunRow): string {
  if (kind === 'import') return words.imported.status
  return status === 'running'
    ? `${words.status[status]}, ${words.phase[phase].toLocaleLowerCase()}`
    : words.status[status]
}
