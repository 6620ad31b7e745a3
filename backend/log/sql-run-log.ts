import type { Database } from 'better-sqlite3'
import type { AppendResult, RunHead, RunLog, RunSummary, StoredEvent } from '../ports/run-log.ts'
import { gapless, RunUnknown } from './appending.ts'
import { StorageFailure, storageError } from './failures.ts'
import { GroupCommit } from './group-commit.ts'
import { readStretches, stretchesOf, type Parent } from './lineage.ts'
import { decodeCursor, toPage } from './page-cursor.ts'
import { isoFromSql, sqlFromIso } from './sql-time.ts'

/** Does the work while nobody else uses the connection. */
type Gate = { alone<Result>(work: () => Result): Promise<Result> }
type Creation = Parameters<RunLog['create']>[0]
type RunsQuery = Parameters<RunLog['runs']>[0]

/**
 * The log in SQLite, on the connection that Prisma uses too: `gate` keeps them apart. Appends of many runs share one
 * commit. Reads need no gate: nobody else writes these tables, so an open transaction of Prisma's hides nothing.
 */
export class SqlRunLog implements RunLog {
  readonly #db: Database
  readonly #gate: Gate
  readonly #sql: ReturnType<typeof statements>
  readonly #appends: GroupCommit<() => AppendResult, AppendResult>
  #closed = false

  constructor({ db, gate }: { db: Database; gate: Gate }) {
    this.#db = db
    this.#gate = gate
    this.#sql = statements(db)
    const together = db.transaction((batch: (() => AppendResult)[]) => batch.map((write) => write()))
    this.#appends = new GroupCommit((batch) => this.#alone(() => together.immediate(batch)))
  }

  async create(run: Creation): Promise<AppendResult> {
    gapless([run.first, ...(run.rest ?? [])], run.parent?.seq ?? 0)
    return this.#write(() => this.#create(run))
  }

  async append(
    runId: string,
    expectedSeq: number,
    epoch: number,
    events: StoredEvent[],
    summary?: Partial<RunSummary>,
  ): Promise<AppendResult> {
    const last = gapless(events, expectedSeq)
    return this.#write(() => {
      // The fence is the row count: whoever was first has moved the head, whoever took over has raised the epoch.
      const moved = this.#sql.advance.run(last.seq, last.hash, runId, expectedSeq, epoch).changes
      if (moved !== 1) return this.#refusal(runId, epoch)
      for (const { seq, hash, bytes } of events) this.#sql.insertEvent.run(runId, seq, epoch, hash, bytes)
      if (summary) this.#summarise(runId, summary)
      return { ok: true, headSeq: last.seq }
    })
  }

  async fence(runId: string): Promise<number> {
    const raised = await this.#alone(() => this.#sql.fence.get(runId))
    if (!raised) throw new RunUnknown(runId)
    return raised.epoch
  }

  async read(runId: string, after: number, limit = Infinity): Promise<StoredEvent[]> {
    const stretches = stretchesOf(runId, (id) => this.#sql.parent.get(id) ?? null)
    if (stretches.length === 1) return this.#sql.read.all(runId, after, rows(limit))
    return readStretches(stretches, after, limit, (id, from, until, most) =>
      this.#sql.readUntil.all(id, from, Math.min(until, Number.MAX_SAFE_INTEGER), rows(most)),
    )
  }

  async head(runId: string): Promise<RunHead | null> {
    return this.#sql.head.get(runId) ?? null
  }

  async runs(query: RunsQuery): ReturnType<RunLog['runs']> {
    const { workspaceId, meetingId = null, status, endedSince, cursor, limit } = query
    const after = cursor === undefined ? null : decodeCursor(cursor)
    const rows = this.#db.prepare<ListParameters, RunHead & RunSummary>(listSql(query)).all({
      workspaceId,
      meetingId,
      status: JSON.stringify(status ?? []),
      endedSince: endedSince === undefined ? null : sqlFromIso(endedSince),
      createdAt: after && sqlFromIso(after.createdAt),
      id: after && after.id,
      limit: limit + 1,
    })
    return toPage(rows.map(withIsoTimes), limit, ({ createdAt, runId }) => ({ createdAt, id: runId }))
  }

  /** Waits for what is being written; the connection is closed by whoever opened it. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#appends.drain()
  }

  #write(write: () => AppendResult): Promise<AppendResult> {
    if (this.#closed) throw new StorageFailure('The run log is closed: the program is ending.')
    return this.#appends.add(write)
  }

  #alone<Result>(work: () => Result): Promise<Result> {
    return this.#gate.alone(() => {
      try {
        return work()
      } catch (error) {
        throw storageError(error)
      }
    })
  }

  #create({ runId, workspaceId, meetingId, first, rest = [], summary, parent }: Creation): AppendResult {
    const known = this.#sql.head.get(runId)
    if (known) return { ok: false, reason: 'conflict', headSeq: known.headSeq }
    const last = rest.at(-1) ?? first
    const run = { runId, workspaceId, meetingId, headSeq: last.seq, headHash: last.hash }
    const from = { parentRunId: parent?.runId ?? null, parentSeq: parent?.seq ?? null }
    this.#sql.insertRun.run({ ...run, ...from, ...withSqlTimes(summary) })
    for (const { seq, hash, bytes } of [first, ...rest]) this.#sql.insertEvent.run(runId, seq, 0, hash, bytes)
    return { ok: true, headSeq: last.seq }
  }

  #refusal(runId: string, epoch: number): AppendResult {
    const head = this.#sql.head.get(runId)
    if (!head) throw new RunUnknown(runId)
    return { ok: false, reason: head.epoch === epoch ? 'conflict' : 'fenced', headSeq: head.headSeq }
  }

  #summarise(runId: string, summary: Partial<RunSummary>): void {
    const was = this.#sql.summary.get(runId)
    if (!was) throw new RunUnknown(runId)
    const given = Object.fromEntries(Object.entries(summary).filter(([, value]) => value !== undefined))
    this.#sql.summarise.run({ runId, ...withSqlTimes({ ...withIsoTimes(was), ...given }) })
    if (summary.status === 'completed') this.#sql.adopt.run({ runId })
  }
}

/** As SQLite says it: -1 is no limit. */
const rows = (limit: number): number => (Number.isFinite(limit) ? limit : -1)

type ListParameters = {
  workspaceId: string
  meetingId: string | null
  status: string
  endedSince: string | null
  createdAt: string | null
  id: string | null
  limit: number
}

const HEAD = `id AS runId, workspace_id AS workspaceId, meeting_id AS meetingId,
  head_seq AS headSeq, head_hash AS headHash, epoch`
const SUMMARY = 'kind, status, phase, created_at AS createdAt, started_at AS startedAt, ended_at AS endedAt'

// Only the conditions that are asked for, so that SQLite finds the index for each.
function listSql({
  meetingId,
  status,
  endedSince,
  archived,
  withDeleted = false,
  cursor,
}: RunsQuery): string {
  const conditions = [
    'workspace_id = @workspaceId',
    meetingId === undefined ? '' : 'meeting_id = @meetingId',
    status === undefined ? '' : 'status IN (SELECT value FROM json_each(@status))',
    endedSince === undefined ? '' : 'ended_at >= @endedSince',
    archived === undefined ? '' : `archived_at IS ${archived ? 'NOT ' : ''}NULL`,
    cursor === undefined ? '' : '(created_at, id) < (@createdAt, @id)',
    withDeleted
      ? ''
      : `deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM meeting WHERE meeting.workspace_id = run.workspace_id
       AND meeting.id = run.meeting_id AND meeting.deleted_at IS NOT NULL)`,
  ].filter(Boolean)
  return `SELECT ${HEAD}, ${SUMMARY} FROM run WHERE ${conditions.join(' AND ')}
    ORDER BY created_at DESC, id DESC LIMIT @limit`
}

function statements(db: Database) {
  return {
    head: db.prepare<[string], RunHead>(`SELECT ${HEAD} FROM run WHERE id = ?`),
    summary: db.prepare<[string], RunSummary>(`SELECT ${SUMMARY} FROM run WHERE id = ?`),
    read: db.prepare<[string, number, number], StoredEvent>(
      'SELECT seq, bytes, hash FROM run_event WHERE run_id = ? AND seq > ? ORDER BY seq LIMIT ?',
    ),
    readUntil: db.prepare<[string, number, number, number], StoredEvent>(
      'SELECT seq, bytes, hash FROM run_event WHERE run_id = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?',
    ),
    parent: db.prepare<[string], Parent>(
      `SELECT parent_run_id AS runId, parent_seq AS seq FROM run WHERE id = ? AND parent_run_id IS NOT NULL`,
    ),
    advance: db.prepare<[number, string, string, number, number]>(
      'UPDATE run SET head_seq = ?, head_hash = ? WHERE id = ? AND head_seq = ? AND epoch = ?',
    ),
    insertEvent: db.prepare<[string, number, number, string, string]>(
      'INSERT INTO run_event (run_id, seq, epoch, hash, bytes) VALUES (?, ?, ?, ?, ?)',
    ),
    fence: db.prepare<[string], { epoch: number }>(
      'UPDATE run SET epoch = epoch + 1 WHERE id = ? RETURNING epoch',
    ),
    insertRun: db.prepare<
      RunSummary & Omit<RunHead, 'epoch'> & { parentRunId: string | null; parentSeq: number | null }
    >(
      `INSERT INTO run (id, workspace_id, meeting_id, parent_run_id, parent_seq, head_seq, head_hash, epoch,
         kind, status, phase, created_at, started_at, ended_at)
       VALUES (@runId, @workspaceId, @meetingId, @parentRunId, @parentSeq, @headSeq, @headHash, 0,
         @kind, @status, @phase, @createdAt, @startedAt, @endedAt)`,
    ),
    summarise: db.prepare<RunSummary & { runId: string }>(
      `UPDATE run SET kind = @kind, status = @status, phase = @phase, created_at = @createdAt,
         started_at = @startedAt, ended_at = @endedAt WHERE id = @runId`,
    ),
    // The first council that completes stands for its meeting; forks, replays and imports only when a person says so.
    adopt: db.prepare<{ runId: string }>(
      `UPDATE meeting SET adopted_run_id = run.id FROM run
       WHERE run.id = @runId AND run.kind = 'council' AND run.parent_run_id IS NULL AND meeting.adopted_run_id IS NULL
         AND meeting.workspace_id = run.workspace_id AND meeting.id = run.meeting_id`,
    ),
  }
}

function withSqlTimes<Row extends RunSummary>(row: Row): Row {
  return {
    ...row,
    createdAt: sqlFromIso(row.createdAt),
    startedAt: row.startedAt && sqlFromIso(row.startedAt),
    endedAt: row.endedAt && sqlFromIso(row.endedAt),
  }
}

function withIsoTimes<Row extends RunSummary>(row: Row): Row {
  return {
    ...row,
    createdAt: isoFromSql(row.createdAt),
    startedAt: row.startedAt && isoFromSql(row.startedAt),
    endedAt: row.endedAt && isoFromSql(row.endedAt),
  }
}
