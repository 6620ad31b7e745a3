import { setImmediate } from 'node:timers/promises'
import { insightOf } from '../council/overview/insight.ts'
import { ENDED, type RunState } from '../council/state.ts'
import { encodeCursor } from '../log/page-cursor.ts'
import type { StoredCard } from '../ports/run-cards.ts'
import type { RunHead, RunSummary } from '../ports/run-log.ts'
import type { AppDeps } from './deps.ts'
import { runRecord } from './run-record.ts'

/** A run as lists show it; `insight` is there when the run has ended. */
export type RunCard = {
  run: ReturnType<typeof runRecord>
  insight: ReturnType<typeof insightOf> | null
  /** What the run itself took, without what a fork shares. */
  spent: RunState['ownUsage']
  /** The agents at its table, by id. */
  agents: string[]
}

/** What people call a run: a fork that was given a name by that. */
export const nameOf = ({ title, fork }: RunCard['run']): string => fork?.name ?? title

type Needs = Pick<AppDeps, 'councils' | 'log' | 'meetings' | 'clock' | 'cards' | 'logger' | 'archive'>
type Row = RunHead & RunSummary
type Asked = Parameters<AppDeps['log']['runs']>[0] & {
  /** So many runs are looked at for one page. */
  lookAt?: number
  /** Runs that were made before are not looked at. */
  since?: number
}
type Page<Item> = { items: Item[]; nextCursor: string | null }

/** To be raised whenever a card gets other fields: those of an older form are made anew. */
const FORM = 6

/** So many runs are read at a time, and looked at for one page where few of them are wanted. */
const [CHUNK, MOST_LOOKED_AT] = [100, 5_000]

/**
 * The runs that are wanted, newest first. Where only few are, a page may come out short or empty and have a next one
 * all the same: nobody waits for all runs there ever were to be looked at.
 */
export async function wantedRuns(
  deps: Needs,
  { limit, cursor, lookAt = MOST_LOOKED_AT, since = 0, ...asked }: Asked,
  wanted: ((card: RunCard) => boolean) | null = null,
): Promise<Page<RunCard>> {
  // Where all are wanted none is looked at in vain.
  const chunk = wanted === null ? Math.min(limit, CHUNK) : CHUNK
  const items: RunCard[] = []
  let from: string | undefined = cursor
  for (let looked = 0; looked < lookAt; looked += chunk) {
    const page = await deps.log.runs({
      ...asked,
      limit: chunk,
      ...(from === undefined ? {} : { cursor: from }),
    })
    const cards = await cardsOf(deps, asked.workspaceId, page.items)
    for (const [at, row] of page.items.entries()) {
      if (Date.parse(row.createdAt) < since) return { items, nextCursor: null }
      const card = cards.get(row.runId)
      if (card !== undefined && (wanted?.(card) ?? true)) items.push(card)
      const isLast = at === page.items.length - 1 && page.nextCursor === null
      if (items.length === limit) return { items, nextCursor: isLast ? null : cursorBehind(row) }
    }
    if (page.nextCursor === null) return { items, nextCursor: null }
    from = page.nextCursor
  }
  return { items, nextCursor: from ?? null }
}

const cursorBehind = ({ createdAt, runId }: Row): string => encodeCursor({ createdAt, id: runId })

/** The runs that stand for their meeting and may wait for an approval, newest first. */
export async function approvalCards(deps: Needs, workspaceId: string, limit: number): Promise<RunCard[]> {
  const ended = async () => (await deps.log.runs({ workspaceId, status: [...ENDED], limit })).items
  const heads =
    deps.cards === undefined
      ? await ended()
      : await headsOf(deps, await deps.cards.mayAwaitApproval({ workspaceId, form: FORM, limit }))
  const cards = [...(await cardsOf(deps, workspaceId, heads)).values()]
  return cards.filter(({ run }) => run.adopted && run.outcome?.awaitsApproval === true)
}

/** Those of the runs that there are. */
export const headsOf = async ({ log }: Pick<Needs, 'log'>, runIds: readonly string[]): Promise<RunHead[]> =>
  (await Promise.all(runIds.map((id) => log.head(id)))).filter((head) => head !== null)

/** The runs by their ids. */
export async function cardsOf(
  deps: Needs,
  workspaceId: string,
  heads: readonly Pick<RunHead, 'runId' | 'headSeq'>[],
): Promise<Map<string, RunCard>> {
  if (heads.length === 0) return new Map()
  const runIds = heads.map(({ runId }) => runId)
  const kept = (await deps.cards?.of(runIds)) ?? new Map<string, StoredCard>()
  const adopted = await deps.meetings.adopted(workspaceId, runIds)
  const archived = (await deps.archive?.archived(runIds)) ?? new Set<string>()
  const found = new Map<string, RunCard>()
  const made: StoredCard[] = []
  for (const { runId, headSeq } of heads) {
    const stored = kept.get(runId)
    const isFresh = stored !== undefined && stored.seq === headSeq && stored.form === FORM
    const card = isFresh ? read(stored) : await make(deps, runId, made)
    const standing = { adopted: adopted.has(runId), archived: archived.has(runId) }
    if (card !== null) found.set(runId, { ...card, run: { ...card.run, ...standing } })
  }
  await deps.cards
    ?.keep(made)
    .catch((err: unknown) => deps.logger.warn({ err }, 'cards of runs are not kept'))
  return found
}

const read = ({ body }: StoredCard): RunCard => JSON.parse(body)

/** What a run that has ended shows no longer depends on the time, so it can be kept. */
async function make({ councils, clock }: Needs, runId: string, kept: StoredCard[]): Promise<RunCard | null> {
  // A long list of runs that nobody has looked at is folded one by one, and others are served in between.
  if (councils.peek(runId) === undefined) await setImmediate()
  const state = await councils.state(runId)
  if (state === null) return null
  const run = runRecord(state, { adopted: false, now: clock.now() })
  const insight = ENDED.has(state.status) ? insightOf(state) : null
  const card = { run, insight, spent: state.ownUsage, agents: agentsOf(state) }
  const awaitsApproval = run.outcome?.awaitsApproval === true
  if (card.insight !== null)
    kept.push({ runId, seq: state.seq, form: FORM, body: JSON.stringify(card), awaitsApproval })
  return card
}

const agentsOf = ({ seats }: RunState): string[] => [
  ...new Set(seats.flatMap(({ agent, deputy }) => [agent, deputy].filter((id) => id !== undefined))),
]
