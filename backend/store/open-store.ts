import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Database } from 'better-sqlite3'
import { SqlRunLog } from '../log/sql-run-log.ts'
import type { Archive } from '../ports/archive.ts'
import type { Deliveries } from '../ports/deliveries.ts'
import type { OutboxStore } from '../ports/exports.ts'
import type { Idempotency } from '../ports/idempotency.ts'
import type { KnowledgeStore } from '../ports/knowledge.ts'
import type { Meetings } from '../ports/meetings.ts'
import type { MemoryStore } from '../ports/memory.ts'
import type { RegistryVersions } from '../ports/registry-versions.ts'
import type { KeptChecks } from '../ports/robustness.ts'
import type { RunCards } from '../ports/run-cards.ts'
import type { SearchIndex } from '../ports/search.ts'
import type { Settings } from '../ports/settings.ts'
import type { RunLog } from '../ports/run-log.ts'
import { storedArchive } from './archive.ts'
import { type DataDir, dataDirError, DataDirUnusable, takeDataDir } from './data-dir.ts'
import { storedDeliveries } from './deliveries.ts'
import { Gate } from './gate.ts'
import type { PrismaClient } from './generated/client.ts'
import { storedIdempotency } from './idempotency.ts'
import { storedKnowledge } from './knowledge-store.ts'
import { storedMeetings } from './meetings.ts'
import { storedMemory } from './memory-store.ts'
import { assertMigrated, migrate } from './migrate.ts'
import { storedOutbox } from './outbox.ts'
import { storedRegistryVersions } from './registry-versions.ts'
import { storedRobustnessChecks } from './robustness-checks.ts'
import { storedRunCards } from './run-cards.ts'
import { storedSearchIndex } from './search-index.ts'
import { storedSettings } from './settings.ts'
import { openSqlite } from './sqlite.ts'

/** All that a data directory holds, behind the ports. */
export type Store = {
  log: RunLog
  meetings: Meetings
  idempotency: Idempotency
  outbox: OutboxStore
  deliveries: Deliveries
  cards: RunCards
  robustness: KeptChecks
  settings: Settings
  versions: RegistryVersions
  archive: Archive
  search: SearchIndex
  knowledge: KnowledgeStore
  memory: MemoryStore
  /** Loaded when first asked for: it costs a start about 150 ms and 60 MB, and running a council needs none of it. */
  prisma(): Promise<PrismaClient>
  /** A server tells the processes that find the directory locked where it can be asked. */
  announce(url: string): void
  close(): Promise<void>
}

/** Takes the data directory for this process alone and opens what is in it, making what is not there yet. */
export async function openStore({ dataDir }: { dataDir: string }): Promise<Store> {
  const dir = await takeDataDir(dataDir)
  try {
    return store(opened(path.join(dir.path, DATABASE), { prepare: takeOver }), dir)
  } catch (error) {
    dir.release()
    throw dataDirError(dir.path, error)
  }
}

/** Opens a data directory to look only, beside whoever may be writing it. */
export function openStoreToRead({ dataDir }: { dataDir: string }): Store {
  const dir = path.resolve(dataDir)
  const file = path.join(dir, DATABASE)
  if (!existsSync(file))
    throw new DataDirUnusable(`The data directory ${dir} holds no runs: check XIO_DATA_DIR.`)
  try {
    const db = opened(file, { readonly: true, prepare: assertMigrated })
    return store(db, { path: dir, announce: () => {}, release: () => {} })
  } catch (error) {
    throw dataDirError(dir, error)
  }
}

const DATABASE = 'xio.db'

/** Whether anything was ever kept in a data directory. */
export const holdsAnything = (dataDir: string): boolean =>
  existsSync(path.join(path.resolve(dataDir), DATABASE))

/** The directory is ours alone: what an earlier process had its hands on when it ended is free. */
function takeOver(db: Database): void {
  migrate(db)
  db.exec('UPDATE export_object SET held_by = NULL, held_until = NULL WHERE held_until IS NOT NULL')
}

function opened(
  file: string,
  { readonly = false, prepare }: { readonly?: boolean; prepare(db: Database): void },
): Database {
  const db = openSqlite(file, { readonly })
  try {
    prepare(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function store(db: Database, dir: DataDir): Store {
  const gate = new Gate()
  const log = new SqlRunLog({ db, gate })
  let client: Promise<PrismaClient> | undefined
  const prisma = () => (client ??= connectPrisma(db, gate))
  return {
    log,
    meetings: storedMeetings(prisma),
    idempotency: storedIdempotency(prisma),
    outbox: storedOutbox(prisma, db),
    deliveries: storedDeliveries(prisma),
    cards: storedRunCards(prisma),
    robustness: storedRobustnessChecks(prisma),
    settings: storedSettings(prisma),
    versions: storedRegistryVersions(prisma),
    archive: storedArchive(db, gate),
    search: storedSearchIndex(db, gate),
    knowledge: storedKnowledge(db, gate),
    memory: storedMemory(db, gate),
    prisma,
    announce: (url) => dir.announce(url),
    async close() {
      await log.close()
      if (client) await (await client).$disconnect()
      db.close()
      dir.release()
    },
  }
}

async function connectPrisma(db: Database, gate: Gate): Promise<PrismaClient> {
  const [{ PrismaClient }, { gatedAdapter }] = await Promise.all([
    import('./generated/client.ts'),
    import('./gated-adapter.ts'),
  ])
  return new PrismaClient({ adapter: gatedAdapter(db, gate) })
}
