import { importedRun } from '../../../backend/council/record/imported-run.ts'
import { digest } from '../../../backend/log/digest.ts'
import { reading } from '../../../backend/orchestrator/reading/reading.ts'
import type { Random } from '../../../backend/ports/outside.ts'
import type { ActionItem, Command } from '../../../schemas/generated/types.ts'
import { MINUTES } from '../../support/export-world.ts'
import { ANNA } from '../../support/house.ts'

const BASE = reading(
  'read',
  { text: { name: 'minutes.md', text: MINUTES, workspaceId: 'main' }, ids: { runId: 'run', now: 0 } },
  MINUTES.length,
)

/** The whole log of a run whose record has odd words and as many tasks. */
export async function oddRun(
  random: Random,
  { meetingId, runId, tasks }: { meetingId: string; runId: string; tasks: number },
) {
  const { meeting, record } = await BASE
  const ids = { meeting_id: meetingId, run_id: runId }
  const [model] = record.actionItems
  if (model === undefined) throw new Error('The minutes hold tasks.')
  const items = Array.from({ length: tasks }, (_, n) =>
    oddTask(random, { ...model, meeting_id: meetingId, id: `T${n + 1}` }),
  )
  const body = {
    ...record.decisionLog,
    ...ids,
    title: oddTitle(random),
    decision: cut(oddText(random), MOST_DECISION),
  }
  const summary = { ...record.summary, markdown: oddText(random) }
  const documents = {
    decisionLog: { body, faults: [] },
    actionItems: { body: items, faults: [] },
    summary: { body: summary, faults: [] },
  }
  const held = { ...meeting, id: meetingId, exports: [] }
  return {
    held,
    ...importedRun({ meeting: held, documents, ended: 'Decided.', by: ANNA, reader: null }, digest),
  }
}

function oddTask(random: Random, base: ActionItem): ActionItem {
  const task = {
    ...base,
    title: oddTitle(random),
    description: random() < 0.3 ? cut(oddText(random), MOST_DESCRIPTION) : '',
    anchors: [],
  }
  return random() < 0.3 ? { ...task, due_date: null, owner: null } : task
}

/** The schemas' limits are of characters, the services' mostly of UTF-16 units. */
const MOST_DESCRIPTION = 8_000
const MOST_DECISION = 4_000

/** Words that trip whoever escapes, splits or measures wrongly. */
const ODD = [
  'move the library',
  'a & b < c > d',
  '<b>bold</b> <!channel> @here',
  '*stars* _lines_ `code` [link](http://x.test)',
  'ключи от школы',
  'שלום עולם',
  '👩‍👩‍👧‍👦 family',
  'ёлка e\u0301',
  '"quotes" and \\slashes\\',
  'line\nbreak',
  '日本語',
]
const word = (random: Random): string => ODD[Math.floor(random() * ODD.length)] ?? ''

function oddTitle(random: Random): string {
  const words = Array.from({ length: 1 + Math.floor(random() * 3) }, () => word(random))
  return `${words.join(' ')} ${Math.floor(random() * 1e6)}`.replaceAll('\n', ' ')
}

/** A few words, and now and then ten thousand characters with an emoji wherever a service would cut them. */
function oddText(random: Random): string {
  if (random() > 0.12) return `${word(random)} ${oddTitle(random)}`
  const pieces = []
  for (let length = 0; length < 10_000; length += pieces.at(-1)?.length ?? 0)
    pieces.push(random() < 0.5 ? '😀'.repeat(40) : `${word(random)} `.repeat(9))
  return cut(pieces.join(''), 10_000)
}

/** At most so many UTF-16 units, and no half characters. */
function cut(text: string, most: number): string {
  return text.slice(0, text.slice(0, most).isWellFormed() ? most : most - 1).trim()
}

/** A person changes the record: its words, or its tasks, one of which may go. */
export function oddEdit(random: Random, items: readonly ActionItem[], all: boolean): Command[] {
  const tasks = items.map((item, n) => [
    { op: 'replace' as const, path: `/${n}/title`, value: `${cut(item.title, 60)} again ${random()}` },
  ])
  const words: Command = {
    type: 'edit_artifact',
    kind: 'decision_log',
    patch: [{ op: 'replace', path: '/decision', value: cut(oddText(random), MOST_DECISION) }],
  }
  if (all)
    return items.length === 0
      ? [words]
      : [words, { type: 'edit_artifact', kind: 'action_items', patch: tasks.flat() }]
  if (items.length === 0 || random() < 0.4) return [words]
  const at = Math.floor(random() * items.length)
  const patch = random() < 0.4 ? [{ op: 'remove' as const, path: `/${at}` }] : (tasks[at] ?? [])
  return [{ type: 'edit_artifact', kind: 'action_items', patch }]
}
