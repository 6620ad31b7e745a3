import type { Database } from 'better-sqlite3'

export type UnreadRow = { runId: string; workspaceId: string; headSeq: number; shelve: 0 | 1 | 2 }

export type RunRow = {
  runId: string
  seq: number
  body: string
  archived: 0 | 1
  standsInstead: string | null
}

export type ReviewRow = { decisionId: string; number: number; body: string; at: string }

const MEETING = `LEFT JOIN meeting ON meeting.workspace_id = run.workspace_id AND meeting.id = run.meeting_id`
const IS_THERE = 'run.deleted_at IS NULL AND meeting.deleted_at IS NULL'

/** A replay decides nothing, and what came from elsewhere nothing here, until somebody lets it stand. */
const COUNTS = `(meeting.adopted_run_id = run.id
  OR (run.kind NOT IN ('replay', 'brought') AND run.status IN ('completed', 'escalated')))`

/** How much of it may be cited; a decision only of the run that stands for its meeting, where one does. */
const SHELVE = `CASE
  WHEN run.deleted_at IS NOT NULL OR meeting.deleted_at IS NOT NULL OR run.archived_at IS NOT NULL THEN 0
  WHEN run.kind = 'replay' OR (run.kind = 'brought' AND meeting.adopted_run_id IS NOT run.id) THEN 0
  WHEN ${COUNTS} AND COALESCE(meeting.adopted_run_id, run.id) = run.id THEN 2
  ELSE 1 END`

const UNREAD = `SELECT run.id AS runId, run.workspace_id AS workspaceId, run.head_seq AS headSeq, ${SHELVE} AS shelve
  FROM run LEFT JOIN remembered_run AS remembered ON remembered.run_id = run.id ${MEETING}`

export type MemoryStatements = ReturnType<typeof memoryStatements>

export function memoryStatements(db: Database) {
  return {
    unread: db.prepare<[number], UnreadRow>(
      `${UNREAD} WHERE run.ended_at IS NOT NULL AND ${IS_THERE}
         AND (remembered.run_id IS NULL OR remembered.form <> ? OR remembered.seq <> run.head_seq)
       ORDER BY run.ended_at, run.id`,
    ),
    keep: db.prepare<[string, number, number, string | null]>(
      `INSERT INTO remembered_run (run_id, seq, form, body, shelved_seq, shelved_as) VALUES (?, ?, ?, ?, 0, 0)
       ON CONFLICT DO UPDATE SET seq = excluded.seq, form = excluded.form, body = excluded.body`,
    ),
    unshelved: db.prepare<[], UnreadRow>(
      `SELECT * FROM (${UNREAD.replace('SELECT ', 'SELECT remembered.shelved_as AS shelvedAs, remembered.shelved_seq AS shelvedSeq, run.ended_at AS endedAt, ')}
         WHERE remembered.run_id IS NOT NULL)
       WHERE shelvedAs <> shelve OR (shelve > 0 AND shelvedSeq <> headSeq) ORDER BY endedAt, runId`,
    ),
    shelved: db.prepare<[number, number, string]>(
      'UPDATE remembered_run SET shelved_seq = ?, shelved_as = ? WHERE run_id = ?',
    ),
    runs: db.prepare<[string], RunRow>(
      `SELECT run.id AS runId, remembered.seq, remembered.body, run.archived_at IS NOT NULL AS archived,
         CASE WHEN meeting.adopted_run_id <> run.id THEN meeting.adopted_run_id END AS standsInstead
       FROM remembered_run AS remembered JOIN run ON run.id = remembered.run_id ${MEETING}
       WHERE run.workspace_id = ? AND remembered.body IS NOT NULL AND ${IS_THERE} AND ${COUNTS}`,
    ),
    reviews: db.prepare<[string], ReviewRow>(
      `SELECT decision_id AS decisionId, number, body, at FROM decision_review WHERE workspace_id = ?
       ORDER BY decision_id, number`,
    ),
    addReview: db.prepare<
      { workspaceId: string; decisionId: string; body: string; at: string },
      { number: number }
    >(
      `INSERT INTO decision_review (workspace_id, decision_id, number, body, at)
       SELECT @workspaceId, @decisionId, COALESCE(MAX(number), 0) + 1, @body, @at FROM decision_review
       WHERE workspace_id = @workspaceId AND decision_id = @decisionId
       RETURNING number`,
    ),
    reminders: db.prepare<[string], { decisionId: string; day: string; at: string }>(
      'SELECT decision_id AS decisionId, day, at FROM decision_reminder WHERE workspace_id = ? ORDER BY at, decision_id, day',
    ),
    remind: db.prepare<[string, string, string, string]>(
      `INSERT INTO decision_reminder (workspace_id, decision_id, day, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    ),
  }
}
