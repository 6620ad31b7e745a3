import type { Database } from 'better-sqlite3'
import { sqlFromIso } from '../log/sql-time.ts'
import type { Archive } from '../ports/archive.ts'
import type { Gate } from './gate.ts'

/** What people have put away or deleted, in the rows of the runs. */
export function storedArchive(db: Database, gate: Gate): Archive {
  let prepared: ReturnType<typeof statements> | undefined
  const sql = () => (prepared ??= statements(db))
  const remove = db.transaction((runId: string, at: string) => {
    if (sql().remove.run(at, runId).changes === 0) return false
    sql().disown.run(runId)
    // What was read of a run that stood for its meeting was read for more: it is read anew.
    sql().reread.run(runId)
    return true
  })
  return {
    archived: async (runIds) =>
      new Set(
        sql()
          .archived.all(JSON.stringify(runIds))
          .map(({ id }) => id),
      ),
    isDeleted: async (runId) => sql().isDeleted.get(runId) !== undefined,
    put: (runId, at) =>
      gate.alone(() => sql().put.run(at === null ? null : sqlTime(at), runId).changes === 1),
    remove: (runId, at) => gate.alone(() => remove.immediate(runId, sqlTime(at))),
    restore: (runId) => gate.alone(() => sql().restore.run(runId).changes === 1),
  }
}

const sqlTime = (at: number): string => sqlFromIso(new Date(at).toISOString())

function statements(db: Database) {
  return {
    archived: db.prepare<[string], { id: string }>(
      'SELECT id FROM run WHERE id IN (SELECT value FROM json_each(?)) AND archived_at IS NOT NULL',
    ),
    isDeleted: db.prepare<[string]>('SELECT 1 FROM run WHERE id = ? AND deleted_at IS NOT NULL'),
    put: db.prepare<[string | null, string]>('UPDATE run SET archived_at = ? WHERE id = ?'),
    remove: db.prepare<[string, string]>('UPDATE run SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL'),
    restore: db.prepare<[string]>(
      'UPDATE run SET deleted_at = NULL, archived_at = NULL WHERE id = ? AND deleted_at IS NOT NULL',
    ),
    reread: db.prepare<[string]>('DELETE FROM cursor WHERE run_id = ?'),
    disown: db.prepare<[string]>('UPDATE meeting SET adopted_run_id = NULL WHERE adopted_run_id = ?'),
  }
}
