import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Database } from 'better-sqlite3'
import { migrate } from '../../backend/store/migrate.ts'
import { openSqlite } from '../../backend/store/sqlite.ts'
import { difference } from '../../scripts/make-migration.ts'
import { tempDirs } from '../support/temp-dir.ts'

const tempDir = tempDirs()
const schema = readFileSync('prisma/schema.prisma', 'utf8')

describe('the schema', () => {
  it('is the one that the migrations were last made for', async () => {
    expect(await difference(readFileSync('prisma/migrations/schema.prisma', 'utf8'), schema)).toBeNull()
    expect(await difference(schema, schema.replace('  name      String', '  title     String'))).toContain(
      'ALTER TABLE',
    )
  })

  it('is what all migrations together make', async () => {
    const migrated = openSqlite(path.join(tempDir(), 'migrated.db'))
    migrate(migrated)
    const fresh = openSqlite(path.join(tempDir(), 'fresh.db'))
    fresh.exec((await difference(null, schema)) ?? '')
    expect(shape(migrated)).toEqual(shape(fresh))
    migrated.close()
    fresh.close()
  })

  it('uses nothing that only one database knows', () => {
    const code = schema.replaceAll(/\/\/.*$/gm, '')
    expect(code).not.toMatch(/@db\.|dbgenerated|type:|ops:|\benum\b|^\s+\w+\s+\w+\[\](?!\s*$)/m)
    expect(
      code.match(/^\s+\w+\s+(String|Int|BigInt|Float|Boolean|DateTime|Json|Bytes|Decimal)\[\]/m),
    ).toBeNull()
    expect(code).not.toMatch(/Json.*@default|BigInt\s+@id/)
  })

  it('has tables and columns in snake_case', () => {
    const db = openSqlite(path.join(tempDir(), 'test.db'))
    migrate(db)
    const names = shape(db).flatMap(({ table, columns }) => [table, ...columns.map(({ name }) => name)])
    expect(names.filter((name) => !/^[a-z]+(_[a-z]+)*$/.test(name))).toEqual([])
    db.close()
  })
})

type Column = { name: string; type: string; notnull: number; dflt_value: string | null; pk: number }

function shape(db: Database) {
  const tables = db
    .prepare<[], string>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'
         AND name NOT LIKE 'search\\_stems%' ESCAPE '\\' AND name NOT LIKE 'knowledge\\_stems%' ESCAPE '\\'
       ORDER BY name`,
    )
    .pluck()
    .all()
  return tables.map((table) => ({
    table,
    columns: db
      .prepare<[string], Column>(
        'SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_xinfo(?) ORDER BY name',
      )
      .all(table),
    keys: db
      .prepare(
        'SELECT "table", "from", "to", on_update, on_delete FROM pragma_foreign_key_list(?) ORDER BY "from"',
      )
      .all(table),
    indexes: db
      .prepare<[string], { name: string }>(
        'SELECT name, "unique", origin FROM pragma_index_list(?) ORDER BY name',
      )
      .all(table)
      .map((index) => ({
        ...index,
        columns: db.prepare('SELECT name FROM pragma_index_info(?)').pluck().all(index.name),
      })),
  }))
}
