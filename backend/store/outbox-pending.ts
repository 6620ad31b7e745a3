import type { Database } from 'better-sqlite3'

/**
 * Whether the outbox may have something to do: an object waits for its time, a log has not heard of one, or a run that
 * stands for its meeting or was read before has more than some target has read. Asked of the log's own connection, in one
 * statement: a start with nothing to do need not load Prisma for the answer.
 */
export function mayBePending(db: Database, workspaceId: string, targets: readonly string[]): boolean {
  const ask = db.prepare<{ workspaceId: string; targets: string }, { found: number }>(PENDING)
  return ask.get({ workspaceId, targets: JSON.stringify(targets) })?.found === 1
}

const PENDING = `
  WITH target(name) AS (SELECT value FROM json_each(@targets)),
    known(run_id) AS (
      SELECT adopted_run_id FROM meeting WHERE workspace_id = @workspaceId AND deleted_at IS NULL
      UNION SELECT run_id FROM cursor WHERE target IN (SELECT name FROM target)
    )
  SELECT EXISTS (SELECT 1 FROM export_object WHERE target IN (SELECT name FROM target) AND next_at IS NOT NULL)
    OR EXISTS (SELECT 1 FROM export_object WHERE reported = 0)
    OR EXISTS (
      SELECT 1 FROM known JOIN run ON run.id = known.run_id CROSS JOIN target
      WHERE NOT EXISTS (
        SELECT 1 FROM cursor
        WHERE cursor.target = target.name AND cursor.run_id = run.id AND cursor.seq >= run.head_seq
      )
    ) AS found`
