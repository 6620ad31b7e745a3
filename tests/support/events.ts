// Events that mean nothing in particular, for tests of what stores and carries them.
import { NO_HASH, seal, type Unsealed } from '../../backend/log/chain.ts'
import type { RunLog, RunSummary, StoredEvent } from '../../backend/ports/run-log.ts'

/** An event of the run at `seq`, its place not yet sealed. */
export function unsealed(
  seq: number,
  data: object = { text: `What is said at ${seq}` },
  runId = 'run-1',
): Unsealed {
  return {
    v: 1,
    id: `01900000-0000-7000-8000-${String(seq).padStart(12, '0')}`,
    workspaceId: 'main',
    runId,
    seq,
    type: 'chat_message',
    at: '2026-01-02T03:04:05.678Z',
    actor: { kind: 'agent', id: 'expert_a', name: 'Ada' },
    correlationId: runId,
    data,
  }
}

type Place = { runId?: string; after?: number; previous?: string; data?: object }

/** The events `after + 1` to `after + count` of a run, sealed behind `previous`. */
export function sealed(
  count: number,
  { runId, after = 0, previous = NO_HASH, data }: Place = {},
): StoredEvent[] {
  return seal(
    Array.from({ length: count }, (_, index) => unsealed(after + index + 1, data, runId)),
    previous,
  )
}

/** The first `count` events of a run. */
export function logOf(count: number, runId?: string): StoredEvent[] {
  return sealed(count, { runId })
}

/** What `create` needs for a run that holds its first event only. */
export function newRun(runId = 'run-1', summary: Partial<RunSummary> = {}): Parameters<RunLog['create']>[0] {
  const [first] = logOf(1, runId)
  if (!first) throw new Error('a log of one event has a first')
  return { runId, workspaceId: 'main', meetingId: 'meeting-1', first, summary: { ...SUMMARY, ...summary } }
}

export const SUMMARY: RunSummary = {
  kind: 'council',
  status: 'created',
  phase: 'opening',
  createdAt: '2026-01-02T03:04:05.678Z',
  startedAt: null,
  endedAt: null,
}
