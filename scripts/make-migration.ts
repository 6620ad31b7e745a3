// Writes the next migration: what changed in prisma/schema.prisma since the snapshot beside the migrations.
//   node scripts/make-migration.ts NAME
// No database and no download: Prisma's schema engine runs as WebAssembly and compares two texts. Read what it wrote
// before committing: on SQLite any changed column rebuilds its table.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import {
  bindMigrationAwareSqlAdapterFactory,
  mockMigrationAwareAdapterFactory,
} from '@prisma/driver-adapter-utils'
import { SchemaEngine } from '@prisma/schema-engine-wasm'

const SCHEMA = 'prisma/schema.prisma'
const SNAPSHOT = 'prisma/migrations/schema.prisma'
const MIGRATIONS = 'prisma/migrations/sqlite'

/** The SQL that turns the tables of one schema into those of the other; null where nothing differs. */
export async function difference(from: string | null, to: string): Promise<string | null> {
  const source = (content: string) => ({ path: 'schema.prisma', content })
  // The engine insists on an adapter though it compares texts only: the mock says the dialect and cannot do more.
  const adapter = bindMigrationAwareSqlAdapterFactory(mockMigrationAwareAdapterFactory('sqlite'))
  const engine = await SchemaEngine.new({ datamodels: [['schema.prisma', to]] }, () => {}, adapter)
  const { stdout, exitCode } = await engine.diff({
    from: from === null ? { tag: 'empty' } : { tag: 'schemaDatamodel', files: [source(from)] },
    to: { tag: 'schemaDatamodel', files: [source(to)] },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  })
  engine.free()
  return exitCode === DIFFERS ? (stdout ?? '') : null
}

const DIFFERS = 2

async function makeMigration(name: string): Promise<string> {
  const schema = await readFile(SCHEMA, 'utf8')
  const snapshot = await readFile(SNAPSHOT, 'utf8').catch(() => null)
  const sql = await difference(snapshot, schema)
  if (sql === null) return 'Nothing differs: no migration is needed.'
  const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
  const folder = path.join(MIGRATIONS, `${stamp}_${name}`)
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, 'migration.sql'), sql)
  await writeFile(SNAPSHOT, schema)
  return `Wrote ${folder}/migration.sql: read it before you commit it.`
}

if (import.meta.main) {
  const name = process.argv[2]
  if (name === undefined || !/^[a-z][a-z0-9_]*$/.test(name)) {
    process.stderr.write('Usage: node scripts/make-migration.ts NAME (small letters, digits and _)\n')
    process.exitCode = 2
  } else {
    process.stdout.write(`${await makeMigration(name)}\n`)
  }
}
