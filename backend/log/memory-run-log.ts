import type { AppendResult, RunHead, RunLog, RunSummary, StoredEvent } from '../ports/run-log.ts'
import { gapless, RunUnknown } from './appending.ts'
import { readStretches, stretchesOf, type Parent } from './lineage.ts'
import { decodeCursor, toPage } from './page-cursor.ts'

type Kept = { head: RunHead & RunSummary; events: StoredEvent[]; parent: Parent | null }

/** The log of a program that keeps nothing: tests, the simulator, and the measure of what storing costs. */
export function memoryRunLog(): RunLog {
  const kept = new Map<string, Kept>()
  const find = (runId: string): Kept => {
    const run = kept.get(runId)
    if (!run) throw new RunUnknown(runId)
    return run
  }

  return {
    async create({ runId, workspaceId, meetingId, first, rest = [], summary, parent }) {
      const known = kept.get(runId)
      if (known) return { ok: false, reason: 'conflict', headSeq: known.head.headSeq }
      const last = gapless([first, ...rest], parent?.seq ?? 0)
      kept.set(runId, {
        head: {
          runId,
          workspaceId,
          meetingId,
          headSeq: last.seq,
          headHash: last.hash,
          epoch: 0,
          ...summary,
        },
        events: [first, ...rest],
        parent: parent ?? null,
      })
      return { ok: true, headSeq: last.seq }
    },

    async append(runId, expectedSeq, epoch, events, summary): Promise<AppendResult> {
      const { seq, hash } = gapless(events, expectedSeq)
      const run = find(runId)
      const { headSeq } = run.head
      if (run.head.epoch !== epoch) return { ok: false, reason: 'fenced', headSeq }
      if (headSeq !== expectedSeq) return { ok: false, reason: 'conflict', headSeq }
      run.events.push(...events)
      run.head = { ...run.head, ...given(summary), headSeq: seq, headHash: hash }
      return { ok: true, headSeq: seq }
    },

    async fence(runId) {
      const run = find(runId)
      run.head = { ...run.head, epoch: run.head.epoch + 1 }
      return run.head.epoch
    },

    async read(runId, after, limit = Infinity) {
      const stretches = stretchesOf(runId, (id) => kept.get(id)?.parent ?? null)
      return readStretches(stretches, after, limit, (id, from, until, most) => {
        const events = kept.get(id)?.events ?? []
        const first = events[0]?.seq ?? 1
        const start = Math.max(0, from - first + 1)
        return events.slice(start, Math.min(start + most, Math.max(0, until - first + 1)))
      })
    },

    async head(runId) {
      const head = kept.get(runId)?.head
      if (!head) return null
      const { workspaceId, meetingId, headSeq, headHash, epoch } = head
      return { runId, workspaceId, meetingId, headSeq, headHash, epoch }
    },

    async runs({ workspaceId, meetingId, status, endedSince = '', cursor, limit }) {
      const after = cursor === undefined ? null : decodeCursor(cursor)
      const found = [...kept.values()]
        .map(({ head }) => head)
        .filter(
          (run) =>
            run.workspaceId === workspaceId && (meetingId === undefined || run.meetingId === meetingId),
        )
        .filter((run) => status === undefined || status.includes(run.status))
        .filter(({ endedAt }) => endedSince === '' || (endedAt !== null && endedAt >= endedSince))
        .filter(
          (run) => after === null || newestFirst({ createdAt: after.createdAt, runId: after.id }, run) < 0,
        )
        .sort(newestFirst)
      return toPage(found, limit, ({ createdAt, runId }) => ({ createdAt, id: runId }))
    },

    async close() {},
  }
}

function newestFirst(
  a: { createdAt: string; runId: string },
  b: { createdAt: string; runId: string },
): number {
  const order = (x: string, y: string) => (x < y ? 1 : x > y ? -1 : 0)
  return order(a.createdAt, b.createdAt) || order(a.runId, b.runId)
}

function given(summary: Partial<RunSummary> = {}): Partial<RunSummary> {
  return Object.fromEntries(Object.entries(summary).filter(([, value]) => value !== undefined))
}
