import { closeSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'

/** Opens (or makes) a database file as the log needs it: a commit that returned is on the disk. */
export function openSqlite(file: string, { readonly = false } = {}): Database.Database {
  // Made before SQLite would make it, which knows no mode; its -wal and -shm take the mode of the file.
  if (!readonly && file !== ':memory:') closeSync(openSync(file, 'a', 0o600))
  const db = new Database(file, { readonly })
  db.pragma('busy_timeout = 5000')
  if (!readonly) db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.pragma('recursive_triggers = ON') // or INSERT OR REPLACE would delete an event without its trigger
  return db
}
