import type { ActionItem } from '../../../schemas/generated/types.ts'
import { documentsOf } from '../../council/record/versions.ts'
import type { RunState } from '../../council/state.ts'
import { tasksOf, whyHeld } from '../export-record.ts'
import { endedHere } from './councils-here.ts'
import type { ConversationDeps, Language, Line, Said, Told } from './said.ts'
import { saying } from './words.ts'

const MOST_DECISIONS = 5
const MOST_TASKS = 20

/** What was decided last in the councils of this place; only of records that may leave. */
export async function tellDecisions(deps: ConversationDeps, said: Said, language: Language): Promise<Told> {
  const say = saying(language)
  const states = (await withRecord(deps, said)).slice(0, MOST_DECISIONS)
  const lines = states.flatMap((state): Line[] => {
    const { decision_log: log } = documentsOf(state)
    if (log === undefined) return []
    const { title, status, decision } = log.body
    const text = `${title}: ${say.outcome[status]}. ${decision} (${log.body.decided_at.slice(0, 10)})`
    return [{ text, url: linkOf(deps, state) }]
  })
  return { lines: lines.length === 0 ? [{ text: say.noDecisions }] : lines, runId: null }
}

/** The open tasks of those records, what is due first first. */
export async function tellActions(
  deps: ConversationDeps,
  said: Said,
  { mine, language }: { mine: boolean; language: Language },
): Promise<Told> {
  const say = saying(language)
  const states = await withRecord(deps, said)
  const all = states.flatMap((state) => tasksOf(state).map((item) => ({ item, url: linkOf(deps, state) })))
  const open = all
    .filter(({ item }) => isOpen(item) && (!mine || isOwned(item, said.by.name)))
    .toSorted((a, b) => (a.item.due_date ?? NEVER).localeCompare(b.item.due_date ?? NEVER))
  if (open.length === 0) return { lines: [{ text: mine ? say.noneOfYours : say.noActions }], runId: null }
  const lines: Line[] = open.slice(0, MOST_TASKS).map(({ item, url }) => ({
    text: say.task(item.title, item.owner?.name ?? null, item.due_date ?? null),
    url,
  }))
  const rest = open.length - lines.length
  return { lines: rest === 0 ? lines : [...lines, { text: say.more(rest) }], runId: null }
}

const NEVER = '9999'

const isOpen = ({ status }: ActionItem): boolean => status === 'open' || status === 'in_progress'

const isOwned = ({ owner }: ActionItem, name: string): boolean =>
  owner?.name.normalize('NFC').toLowerCase() === name.normalize('NFC').toLowerCase()

async function withRecord(deps: ConversationDeps, said: Said): Promise<RunState[]> {
  const ended = await endedHere(deps, said)
  const adopted = await deps.meetings.adopted(
    said.workspaceId,
    ended.map(({ runId }) => runId),
  )
  return ended.filter((state) => whyHeld(state, adopted.has(state.runId)) === null)
}

const linkOf = ({ panelUrl }: Pick<ConversationDeps, 'panelUrl'>, { runId }: RunState): string =>
  `${panelUrl}/councils/${encodeURIComponent(runId)}`
