import { listOf, textOf } from '../lib/reading.ts'

/** A meeting that was made and never held. */
export type Prepared = { id: string; title: string; question: string; createdAt: string }

type Ask = (path: string) => Promise<unknown>

/** Enough for a first page; who has more of them looks at one of these first. */
const MOST = 5
const LOOKED_AT = 12

/**
 * Meetings without a run, the newest first. One list of runs tells of most of them; only where it does not reach back
 * far enough is a meeting asked for by itself.
 */
export async function preparedMeetings(ask: Ask): Promise<Prepared[]> {
  const [meetings, runs] = await Promise.all([ask('/meetings?limit=50'), ask('/runs?limit=100')])
  const listed = listOf(runs, 'items')
  const held = new Set(listed.map((run) => textOf(run, 'meetingId')))
  const reachesBackTo =
    textOf(runs, 'nextCursor') === undefined ? '' : (textOf(listed.at(-1), 'createdAt') ?? '')
  const candidates = listOf(meetings, 'items')
    .flatMap(preparedOf)
    .filter(({ id }) => !held.has(id))
    .slice(0, LOOKED_AT)
  const found: Prepared[] = []
  for (const one of candidates) {
    if (found.length === MOST) break
    if (one.createdAt >= reachesBackTo || (await neverHeld(ask, one.id))) found.push(one)
  }
  return found
}

async function neverHeld(ask: Ask, id: string): Promise<boolean> {
  const runs = await ask(`/runs?limit=1&meetingId=${encodeURIComponent(id)}`)
  return listOf(runs, 'items').length === 0
}

function preparedOf(meeting: unknown): Prepared[] {
  const [id, createdAt] = [textOf(meeting, 'id'), textOf(meeting, 'createdAt')]
  if (id === undefined || createdAt === undefined) return []
  const question = textOf(meeting, 'question') ?? ''
  return [{ id, createdAt, question, title: textOf(meeting, 'title') ?? question }]
}
