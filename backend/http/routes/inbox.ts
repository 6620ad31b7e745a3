import { councilName } from '../../council/council-name.ts'
import { ENDED, type RunState } from '../../council/state.ts'
import { isoOf } from '../../council/time.ts'
import { shownNow } from '../../log/shown.ts'
import type { Subject } from '../../ports/access.ts'
import type { ExportRow } from '../../ports/exports.ts'
import type { AppDeps } from '../deps.ts'
import { json, type Route } from '../route.ts'
import { approvalCards, cardsOf, headsOf, nameOf, type RunCard } from '../run-cards.ts'

type Needs = Pick<
  AppDeps,
  'councils' | 'meetings' | 'log' | 'clock' | 'cards' | 'logger' | 'archive' | 'exports' | 'decisions'
>

/** Something that waits for a person, or that a person should know of. */
type Item = {
  /** The same thing has the same id each time it is asked for. */
  id: string
  kind: 'question' | 'turn' | 'approval' | 'review' | 'export_failed' | 'run_failed'
  runId: string
  meetingId: string
  runTitle: string
  title: string
  text: string
  at: string
  dueAt: string | null
  seat?: string
  questionId?: string
  artifact?: 'decision_log'
  decisionId?: string
  exportId?: string
  exportIds?: string[]
  target?: string
}

/** What waits for people, over all runs. It is read off them each time and kept nowhere. */
export function inboxRoutes(deps: Needs): Route[] {
  return [
    {
      method: 'GET',
      path: '/inbox',
      access: { action: 'read', kind: 'run' },
      summary:
        'What waits for people: open questions and turns first, then approvals, decisions whose day of review has come, exports that failed and runs that failed within a week; the newest first.',
      gives: {
        200: {
          description:
            '`{items: [{id, kind, runId, meetingId, runTitle, title, text, at, dueAt, seat?, questionId?, artifact?, decisionId?, exportId?, exportIds?, target?}], nextCursor}`; `kind` is question, turn, approval, review, export_failed or run_failed.',
        },
      },
      async handle({ subject }) {
        const { workspaceId } = subject
        const urgent = await questions(deps, subject)
        const others = await Promise.all([
          approvals(deps, workspaceId),
          reviews(deps, workspaceId),
          failedExports(deps, workspaceId),
          failedRuns(deps, workspaceId),
        ])
        const items = [...newestFirst(urgent), ...newestFirst(others.flat())]
        return json(200, { items, nextCursor: null })
      },
    },
  ]
}

const newestFirst = (items: Item[]): Item[] =>
  items.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))

/** More than anybody answers at a sitting. */
const MOST_ITEMS = 200

async function questions({ councils, log }: Needs, subject: Subject): Promise<Item[]> {
  const { workspaceId } = subject
  const rows = await log.runs({ workspaceId, status: ['waiting_for_human', 'paused'], limit: MOST_ITEMS })
  const items: Item[] = []
  for (const { runId } of rows.items) {
    const state = await councils.state(runId)
    if (state !== null && state.human !== null) items.push(...asked(await shownNow(log, state, subject)))
  }
  return items
}

function asked(state: RunState): Item[] {
  const { runId, meeting, human, humanSince, lastAt, status } = state
  if (human === null || ENDED.has(status)) return []
  const { questionId, purpose, text, deadline, seat } = human
  return [
    {
      id: `question:${runId}:${questionId}`,
      kind: purpose === 'turn' ? 'turn' : 'question',
      runId,
      meetingId: meeting.id,
      runTitle: councilName(state),
      title: meeting.question,
      text,
      at: isoOf(humanSince ?? lastAt),
      dueAt: deadline,
      ...(seat === undefined ? {} : { seat }),
      questionId,
    },
  ]
}

async function approvals(deps: Needs, workspaceId: string): Promise<Item[]> {
  const cards = await approvalCards(deps, workspaceId, MOST_ITEMS)
  return cards.map((card) => ({
    ...about(card, 'approval'),
    text: card.run.outcome?.decision ?? '',
    artifact: 'decision_log',
  }))
}

/** Each day that somebody named comes once; it goes when a person has said what came of the decision. */
async function reviews({ decisions }: Needs, workspaceId: string): Promise<Item[]> {
  const due = (await decisions?.due(workspaceId)) ?? []
  return due.slice(0, MOST_ITEMS).map(({ decision, day, noticedAt }) => ({
    id: `review:${decision.id}:${day}`,
    kind: 'review',
    runId: decision.runId,
    meetingId: decision.meetingId,
    runTitle: decision.title,
    title: decision.question,
    text: decision.statement,
    at: noticedAt,
    dueAt: `${day}T00:00:00.000Z`,
    decisionId: decision.id,
  }))
}

const WEEK_MS = 7 * 24 * 3_600_000

async function failedRuns(deps: Needs, workspaceId: string): Promise<Item[]> {
  const endedSince = isoOf(deps.clock.now() - WEEK_MS)
  const { items } = await deps.log.runs({ workspaceId, status: ['failed'], endedSince, limit: MOST_ITEMS })
  const cards = await cardsOf(deps, workspaceId, items)
  return [...cards.values()].map((card) => ({
    ...about(card, 'run_failed'),
    text: card.run.reason?.text ?? '',
  }))
}

const about = ({ run }: RunCard, kind: 'approval' | 'run_failed') => ({
  id: `${kind}:${run.id}`,
  kind,
  runId: run.id,
  meetingId: run.meetingId,
  runTitle: nameOf(run),
  title: run.question,
  at: run.endedAt ?? run.createdAt,
  dueAt: null,
})

/** One for each run and target: whoever mends a target mends all that waits for it. What no run of the meeting stands for is not wanted there. */
async function failedExports(deps: Needs, workspaceId: string): Promise<Item[]> {
  const rows = (await deps.exports?.troubled(workspaceId)) ?? []
  const groups = Map.groupBy(rows, ({ runId, target }) => JSON.stringify([runId, target]))
  const heads = await headsOf(deps, [...new Set(rows.map(({ runId }) => runId))])
  const cards = await cardsOf(deps, workspaceId, heads)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    const run = first === undefined ? undefined : cards.get(first.runId)?.run
    return first === undefined || run?.adopted !== true ? [] : [failed(first, group, run)]
  })
}

function failed(first: ExportRow, group: ExportRow[], run: RunCard['run']): Item {
  const due = group.flatMap(({ nextAt }) => nextAt ?? []).toSorted((a, b) => a - b)[0]
  return {
    id: `export_failed:${first.exportId}:${first.status}`,
    kind: 'export_failed',
    runId: run.id,
    meetingId: run.meetingId,
    runTitle: nameOf(run),
    title: first.title,
    text: first.error ?? '',
    at: isoOf(first.updatedAt),
    dueAt: due === undefined ? null : isoOf(due),
    exportId: first.exportId,
    exportIds: group.map(({ exportId }) => exportId),
    target: first.target,
  }
}
