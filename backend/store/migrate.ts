import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Database } from 'better-sqlite3'

/** The database and this program do not fit together. */
export class MigrationRefused extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'MigrationRefused'
  }
}

export type Migrations = { migrations: { name: string; sql: string }[]; always: string }

/**
 * Brings the database up to this program's schema. Safe to call by several processes at once, and to kill at any
 * point: each migration is one transaction under the write lock, recorded in it, in the table Prisma itself would use.
 */
export function migrate(db: Database, wanted: Migrations = readMigrations()): void {
  db.exec(HISTORY)
  if (pending(db, wanted) === null) return
  // A changed column rebuilds its table, and dropping the old one would cascade. The pragma does nothing inside a
  // transaction, so it stands around them.
  db.pragma('foreign_keys = OFF')
  try {
    while (db.transaction(applyNext).immediate(db, wanted));
  } finally {
    db.pragma('foreign_keys = ON')
  }
}

/** For whoever only reads: throws where the database is not just what this program expects. */
export function assertMigrated(db: Database, wanted: Migrations = readMigrations()): void {
  const there = db.prepare("SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'").get()
  if (there && pending(db, wanted) === null) return
  throw new MigrationRefused(
    'The database was made by an older version of this program: run `xio serve` once to bring it up to date.',
  )
}

const FOLDER = fileURLToPath(new URL('../../prisma/migrations/sqlite/', import.meta.url))

export function readMigrations(folder = FOLDER): Migrations {
  const text = (...parts: string[]) => readFileSync(path.join(folder, ...parts), 'utf8')
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  return {
    migrations: names.map((name) => ({ name, sql: text(name, 'migration.sql') })),
    always: text('always.sql'),
  }
}

// Prisma's own table, so that its tools can read what happened.
const HISTORY = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "checksum" TEXT NOT NULL,
  "finished_at" DATETIME,
  "migration_name" TEXT NOT NULL,
  "logs" TEXT,
  "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
)`

const ALWAYS = 'always'

type Step = { name: string; sql: string; checksum: string }

function applyNext(db: Database, wanted: Migrations): boolean {
  const step = pending(db, wanted)
  if (step === null) return false
  try {
    db.exec(step.sql)
  } catch (cause) {
    throw new MigrationRefused(`The migration ${step.name} does not apply to this database.`, { cause })
  }
  const broken = db.pragma('foreign_key_check')
  if (Array.isArray(broken) && broken.length > 0) {
    throw new MigrationRefused(`The migration ${step.name} would leave rows that refer to nothing.`)
  }
  record(db, step)
  return true
}

// What to do next, read anew under the lock each time: another process may have been first.
function pending(db: Database, { migrations, always }: Migrations): Step | null {
  const applied = history(db)
  const known = new Set([ALWAYS, ...migrations.map(({ name }) => name)])
  for (const name of applied.keys()) {
    if (known.has(name)) continue
    throw new MigrationRefused(
      `The database was made by a newer version of this program (${name}): start that version.`,
    )
  }
  for (const { name, sql } of migrations) {
    const checksum = sha256(sql)
    const found = applied.get(name)
    if (found === undefined) return { name, sql, checksum }
    if (found !== checksum) {
      throw new MigrationRefused(`The migration ${name} was changed after it was applied: restore its file.`)
    }
  }
  const checksum = sha256([always, ...migrations.map(({ name }) => name)].join('\n'))
  return applied.get(ALWAYS) === checksum ? null : { name: ALWAYS, sql: always, checksum }
}

function history(db: Database): Map<string, string> {
  const rows = db
    .prepare<[], { name: string; checksum: string }>(
      'SELECT migration_name AS name, checksum FROM "_prisma_migrations"',
    )
    .all()
  return new Map(rows.map(({ name, checksum }) => [name, checksum]))
}

function record(db: Database, { name, checksum }: Step): void {
  const at = new Date().toISOString().replace('Z', '+00:00')
  db.prepare('DELETE FROM "_prisma_migrations" WHERE migration_name = ?').run(name)
  db.prepare(
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES (?, ?, ?, ?, ?, 1)`,
  ).run(randomUUID(), checksum, name, at, at)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
