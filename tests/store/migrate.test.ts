import { spawn } from 'node:child_process'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Database } from 'better-sqlite3'
import { migrate, MigrationRefused, readMigrations, type Migrations } from '../../backend/store/migrate.ts'
import { openSqlite } from '../../backend/store/sqlite.ts'
import { tempDirs } from '../support/temp-dir.ts'

const tempDir = tempDirs()
const newDb = () => openSqlite(path.join(tempDir(), 'test.db'))

/** Parents and children, then a rebuild of the parents' table as SQLite's migrations do it. */
const FIRST = {
  name: '1_init',
  sql: 'CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE b (a INTEGER REFERENCES a (id) ON DELETE CASCADE);',
}
const REBUILD = {
  name: '2_rebuild',
  sql: 'CREATE TABLE new_a (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO new_a (id) SELECT id FROM a; DROP TABLE a; ALTER TABLE new_a RENAME TO a;',
}
const ALWAYS =
  "DROP TRIGGER IF EXISTS keep; CREATE TRIGGER keep BEFORE DELETE ON a BEGIN SELECT RAISE(ABORT, 'kept'); END;"
const one: Migrations = { migrations: [FIRST], always: ALWAYS }
const two: Migrations = { migrations: [FIRST, REBUILD], always: ALWAYS }

const applied = (db: Database) =>
  db.prepare('SELECT migration_name FROM _prisma_migrations ORDER BY migration_name').pluck().all()

describe('migrations', () => {
  it('bring a new database up to date, and leave one that is alone', () => {
    const db = newDb()
    migrate(db, two)
    const before = db.prepare('SELECT * FROM _prisma_migrations').all()
    expect(applied(db)).toEqual(['1_init', '2_rebuild', 'always'])
    migrate(db, two)
    expect(db.prepare('SELECT * FROM _prisma_migrations').all()).toEqual(before)
    db.close()
  })

  it('rebuild a table without losing what refers to it, and restore its triggers', () => {
    const db = newDb()
    migrate(db, one)
    db.exec('INSERT INTO a VALUES (1); INSERT INTO b VALUES (1)')
    migrate(db, two)
    expect(db.prepare('SELECT count(*) FROM b').pluck().get()).toBe(1)
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
    expect(() => db.exec('DELETE FROM a')).toThrow('kept')
    db.close()
  })

  it('run what always runs again when it changed', () => {
    const db = newDb()
    migrate(db, one)
    migrate(db, { ...one, always: ALWAYS.replace("'kept'", "'kept still'") })
    db.exec('INSERT INTO a VALUES (1)')
    expect(() => db.exec('DELETE FROM a')).toThrow('kept still')
    db.close()
  })

  it('refuse a database of a newer version', () => {
    const db = newDb()
    migrate(db, two)
    expect(() => migrate(db, one)).toThrow(
      new MigrationRefused(
        'The database was made by a newer version of this program (2_rebuild): start that version.',
      ),
    )
    db.close()
  })

  it('refuse to go on when a migration was changed after it was applied', () => {
    const db = newDb()
    migrate(db, one)
    const changed = { ...FIRST, sql: `${FIRST.sql} ` }
    expect(() => migrate(db, { ...two, migrations: [changed, REBUILD] })).toThrow(/1_init was changed/)
    db.close()
  })

  it('leave nothing of a migration that fails, or that would leave rows that refer to nothing', () => {
    const db = newDb()
    migrate(db, one)
    db.exec('INSERT INTO a VALUES (1); INSERT INTO b VALUES (1)')
    const failing = { name: '2_fails', sql: 'CREATE TABLE c (id); INSERT INTO nowhere VALUES (1);' }
    expect(() => migrate(db, { ...one, migrations: [FIRST, failing] })).toThrow(/2_fails does not apply/)
    const orphaning = { name: '2_orphans', sql: 'DROP TRIGGER keep; DELETE FROM a;' }
    expect(() => migrate(db, { ...one, migrations: [FIRST, orphaning] })).toThrow(/refer to nothing/)
    expect(applied(db)).toEqual(['1_init', 'always'])
    expect(db.prepare("SELECT count(*) FROM sqlite_master WHERE name = 'c'").pluck().get()).toBe(0)
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
    migrate(db, two)
    db.close()
  })

  it('are applied once each by several processes at once', async () => {
    const file = path.join(tempDir(), 'test.db')
    openSqlite(file).close()
    const codes = await Promise.all(Array.from({ length: 4 }, () => migrateInChild(file).ended))
    expect(codes).toEqual([0, 0, 0, 0])
    const db = openSqlite(file)
    expect(applied(db)).toEqual([...readMigrations().migrations.map(({ name }) => name), 'always'])
    db.close()
  })

  it('are finished by the next start when one was killed half-way', async () => {
    for (const delay of [0, 5, 15, 30, 60]) {
      const file = path.join(tempDir(), 'test.db')
      const child = migrateInChild(file)
      await child.begun
      setTimeout(child.kill, delay)
      await child.ended
      const db = openSqlite(file)
      migrate(db)
      expect(applied(db)).toEqual([...readMigrations().migrations.map(({ name }) => name), 'always'])
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
      db.close()
    }
  })
})

function migrateInChild(file: string) {
  const program = `
    import { migrate } from ${JSON.stringify(new URL('../../backend/store/migrate.ts', import.meta.url).href)}
    import { openSqlite } from ${JSON.stringify(new URL('../../backend/store/sqlite.ts', import.meta.url).href)}
    process.stdout.write('begun')
    migrate(openSqlite(process.argv[1]))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return {
    begun: new Promise((resolve) => child.stdout.once('data', resolve)),
    ended: new Promise((resolve) => child.once('exit', resolve)),
    kill: () => void child.kill('SIGKILL'),
  }
}
