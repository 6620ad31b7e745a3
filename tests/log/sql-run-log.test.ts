import type { Database } from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StorageFull, StorageFailure } from '../../backend/log/failures.ts'
import { SqlRunLog } from '../../backend/log/sql-run-log.ts'
import { Gate } from '../../backend/store/gate.ts'
import { migrate } from '../../backend/store/migrate.ts'
import { openSqlite } from '../../backend/store/sqlite.ts'
import { logOf, newRun, sealed, SUMMARY } from '../support/events.ts'
import { runLogContract } from './run-log.contract.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'xio-log-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function open() {
  const db = openSqlite(path.join(folder, 'test.db'))
  migrate(db)
  db.exec(
    `INSERT OR IGNORE INTO workspace SELECT 'other', 'Other', created_at FROM workspace WHERE id = 'main'`,
  )
  const log = new SqlRunLog({ db, gate: new Gate() })
  const close = async () => {
    await log.close()
    db.close()
  }
  return { db, log, close }
}

function insertMeeting(db: Database, deletedAt: string | null = null) {
  db.prepare(
    `INSERT INTO meeting (workspace_id, id, body, created_at, updated_at, deleted_at)
     VALUES ('main', 'meeting-1', '{}', '', '', ?)`,
  ).run(deletedAt)
}

runLogContract('SQLite', async () => open())

describe('the run log in SQLite', () => {
  it('never changes or loses an event, whatever is asked of the table', async () => {
    const { db, log, close } = open()
    await log.create(newRun('run-1'))
    for (const sql of [
      "UPDATE run_event SET bytes = 'x'",
      'DELETE FROM run_event',
      "INSERT OR REPLACE INTO run_event SELECT run_id, seq, epoch, hash, 'x' FROM run_event",
      "REPLACE INTO run_event VALUES ('run-1', 1, 0, 'x', 'x')",
    ]) {
      expect(() => db.exec(sql)).toThrow('run_event is append-only')
    }
    expect(() => db.exec("DELETE FROM run WHERE id = 'run-1'")).toThrow('FOREIGN KEY')
    expect(await log.read('run-1', 0)).toEqual(logOf(1))
    await close()
  })

  it('is the same after closing and opening again', async () => {
    const first = open()
    await first.log.create(newRun('run-1'))
    await first.log.append('run-1', 1, 0, logOf(3).slice(1), { phase: 'debate' })
    const before = await first.log.runs({ workspaceId: 'main', limit: 1 })
    await first.log.fence('run-1')
    await first.close()
    const again = open()
    expect(await again.log.read('run-1', 0)).toEqual(logOf(3))
    expect(await again.log.head('run-1')).toEqual({
      ...(await again.log.head('run-1')),
      epoch: 1,
      headSeq: 3,
    })
    expect(before.items[0]).toMatchObject({ phase: 'debate', createdAt: SUMMARY.createdAt })
    await again.close()
  })

  it('keeps a summary and its events together: neither without the other', async () => {
    const { db, log, close } = open()
    await log.create(newRun('run-1'))
    db.exec(
      "CREATE TRIGGER poison BEFORE UPDATE OF phase ON run WHEN new.phase = 'poison' BEGIN SELECT RAISE(ABORT, 'poison'); END",
    )
    await expect(log.append('run-1', 1, 0, logOf(2).slice(1), { phase: 'poison' })).rejects.toThrow('poison')
    expect(await log.head('run-1')).toMatchObject({ headSeq: 1 })
    expect(await log.read('run-1', 0)).toHaveLength(1)
    await close()
  })

  it("does not let one run's failure touch the others of its commit", async () => {
    const { db, log, close } = open()
    const runs = Array.from({ length: 20 }, (_, index) => `run-${index}`)
    await Promise.all(runs.map((runId) => log.create(newRun(runId))))
    db.exec(
      "CREATE TRIGGER poison BEFORE INSERT ON run_event WHEN new.run_id = 'run-7' BEGIN SELECT RAISE(ABORT, 'poison'); END",
    )
    const append = (runId: string) => log.append(runId, 1, 0, logOf(2, runId).slice(1))
    const results = await Promise.allSettled(runs.map(append))
    expect(results.map(({ status }) => status === 'fulfilled')).toEqual(
      runs.map((runId) => runId !== 'run-7'),
    )
    expect(await log.head('run-7')).toMatchObject({ headSeq: 1 })
    db.exec('DROP TRIGGER poison')
    expect(await append('run-7')).toEqual({ ok: true, headSeq: 2 })
    await close()
  })

  it('says clearly that the disk is full, tears nothing, and goes on when there is space', async () => {
    const { db, log, close } = open()
    await log.create(newRun('run-1'))
    await log.create(newRun('run-2'))
    // What SQLite does at its page limit is what it does on a full disk: SQLITE_FULL.
    const pages = Number(db.pragma('page_count', { simple: true }))
    db.pragma(`max_page_count = ${pages}`)
    const big = (runId: string) =>
      sealed(1, { runId, after: 1, previous: logOf(1, runId)[0]?.hash, data: { text: 'x'.repeat(100_000) } })
    const results = await Promise.allSettled([
      log.append('run-1', 1, 0, big('run-1')),
      log.append('run-2', 1, 0, logOf(2, 'run-2').slice(1)),
    ])
    expect(results[0]).toMatchObject({ status: 'rejected', reason: expect.any(StorageFull) })
    expect(results[0]).toMatchObject({
      reason: { message: expect.stringMatching(/full: nothing was written/) },
    })
    expect(results[1]).toMatchObject({ status: 'fulfilled', value: { ok: true } })
    expect(await log.read('run-1', 0)).toHaveLength(1)
    db.pragma('max_page_count = 1000000')
    expect(await log.append('run-1', 1, 0, big('run-1'))).toEqual({ ok: true, headSeq: 2 })
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    await close()
  })

  it('finishes what was asked for before it closes, and takes nothing after', async () => {
    const { log, close } = open()
    await log.create(newRun('run-1'))
    const asked = log.append('run-1', 1, 0, logOf(2).slice(1))
    const closed = close()
    await expect(log.append('run-1', 2, 0, logOf(3).slice(2))).rejects.toThrow(StorageFailure)
    expect(await asked).toEqual({ ok: true, headSeq: 2 })
    await closed
  })

  it('adopts the first council that completes, and no fork or import by itself', async () => {
    const { db, log, close } = open()
    insertMeeting(db)
    const adopted = () => db.prepare('SELECT adopted_run_id FROM meeting').pluck().get()
    const complete = async (runId: string, after = 1) =>
      log.append(runId, after, 0, sealed(1, { runId, after, previous: (await log.head(runId))?.headHash }), {
        status: 'completed',
      })
    await log.create(newRun('imported', { kind: 'import' }))
    await complete('imported')
    const [first] = sealed(1, { runId: 'fork', after: 2, previous: logOf(2)[1]?.hash })
    if (!first) throw new Error('one event was asked for')
    await log.create({ ...newRun('fork'), first, parent: { runId: 'run-1', seq: 2 } })
    await complete('fork', 3)
    expect(adopted()).toBeNull()
    for (const runId of ['run-1', 'run-2']) {
      await log.create(newRun(runId))
      await complete(runId)
    }
    expect(adopted()).toBe('run-1')
    await close()
  })

  it('hides the runs of a deleted meeting from every list', async () => {
    const { db, log, close } = open()
    await log.create(newRun('run-1'))
    insertMeeting(db, '2026-01-02T03:04:05.678+00:00')
    expect((await log.runs({ workspaceId: 'main', limit: 10 })).items).toEqual([])
    expect(await log.head('run-1')).not.toBeNull()
    await close()
  })
})
