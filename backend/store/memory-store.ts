import type { Database } from 'better-sqlite3'
import { isoFromSql, sqlFromIso } from '../log/sql-time.ts'
import type { DecisionReview, MemoryStore, RememberedRun, Reminder } from '../ports/memory.ts'
import type { Gate } from './gate.ts'
import { type MemoryStatements, memoryStatements, type RunRow } from './memory-sql.ts'

/** What is remembered of councils, in SQLite, on the log's own connection. Who reads needs no gate. */
export function storedMemory(db: Database, gate: Gate): MemoryStore {
  let prepared: MemoryStatements | undefined
  const sql = () => (prepared ??= memoryStatements(db))
  const remind = db.transaction((workspaceId: string, reminders: readonly Reminder[]) => {
    for (const { decisionId, day, at } of reminders)
      sql().remind.run(workspaceId, decisionId, day, sqlFromIso(at))
  })
  const bodies = new ReadBodies()
  return {
    unread: async (form) => sql().unread.all(form),
    keep: ({ runId, seq, form, body }) =>
      gate.alone(() => {
        bodies.forget(runId)
        sql().keep.run(runId, seq, form, body === null ? null : JSON.stringify(body))
      }),
    unshelved: async () =>
      sql()
        .unshelved.all()
        .map(({ runId, workspaceId, headSeq, shelve }) => ({ runId, workspaceId, headSeq, shelve })),
    shelved: ({ runId, headSeq, shelve }) => gate.alone(() => void sql().shelved.run(headSeq, shelve, runId)),
    runs: async (workspaceId) =>
      sql()
        .runs.all(workspaceId)
        .map((row) => ({
          ...bodies.of(row),
          runId: row.runId,
          archived: row.archived === 1,
          standsInstead: row.standsInstead,
        })),
    reviews: async (workspaceId) =>
      sql()
        .reviews.all(workspaceId)
        .map(({ decisionId, number, body, at }) => ({
          ...readReview(body),
          decisionId,
          number,
          at: isoFromSql(at),
        })),
    async addReview(workspaceId, { at, decisionId, ...said }) {
      const row = { workspaceId, decisionId, body: JSON.stringify(said), at: sqlFromIso(at) }
      const added = await gate.alone(() => sql().addReview.get(row))
      if (added === undefined) throw new Error(`The review of ${decisionId} was not written.`)
      return { ...said, decisionId, at, number: added.number }
    },
    reminders: async (workspaceId) =>
      sql()
        .reminders.all(workspaceId)
        .map(({ at, ...row }) => ({ ...row, at: isoFromSql(at) })),
    remind: async (workspaceId, reminders) => {
      if (reminders.length > 0) await gate.alone(() => remind.immediate(workspaceId, reminders))
    },
  }
}

const readReview = (body: string): Omit<DecisionReview, 'decisionId' | 'number' | 'at'> => JSON.parse(body)

/** The register is asked for as a whole, and its rows seldom change: each is read once. */
class ReadBodies {
  readonly #read = new Map<string, { seq: number; run: RememberedRun }>()

  of({ runId, seq, body }: RunRow): RememberedRun {
    const known = this.#read.get(runId)
    if (known?.seq === seq) return known.run
    const run: RememberedRun = JSON.parse(body)
    this.#read.set(runId, { seq, run })
    return run
  }

  forget(runId: string): void {
    this.#read.delete(runId)
  }
}
