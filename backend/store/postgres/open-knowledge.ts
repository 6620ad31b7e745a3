import { Client, Pool } from 'pg'
import type { Log } from '../../ports/access.ts'
import type { KnowledgeStore } from '../../ports/knowledge.ts'
import type { SecretText } from '../../ports/models.ts'
import { StorageFailure } from '../../log/failures.ts'
import type { Ask } from './ask.ts'
import { postgresKnowledge } from './knowledge-store.ts'
import { STEPS } from './knowledge-tables.ts'
import { failureOf } from './postgres-failure.ts'

type Opened = { store: KnowledgeStore; close(): Promise<void> }

/** `named`: how the place is called where its password must not stand. */
type Given = { url: SecretText; named: string; logger: Pick<Log, 'warn' | 'error'> }

/** Takes the library of a database for this process alone, making what is not there yet. */
export async function openPostgresKnowledge(given: Given): Promise<Opened> {
  const holder = new Client(clientOf(given))
  // Whoever has lost the lock goes on: only somebody who is started at this moment could take it.
  holder.on('error', (err) => given.logger.error({ err }, 'the lock on the library is lost'))
  try {
    await holder.connect()
    await takeLock(holder, given.named)
    for (;;) if (!(await applyNext(holder))) break
  } catch (error) {
    await holder.end()
    throw failureOf(error, given.named)
  }
  const { store, close } = pooled(given)
  return {
    store,
    async close() {
      await close()
      await holder.end()
    },
  }
}

/** The library of a database, to look into it only, beside whoever writes it; null where there is none yet. */
export async function readPostgresKnowledge(given: Given): Promise<Opened | null> {
  const opened = pooled(given)
  try {
    const step = await stepOf(opened.pool)
    if (step === STEPS.length) return opened
    await opened.close()
    if (step === 0) return null
    throw step > STEPS.length ? newer(given.named) : older(given.named)
  } catch (error) {
    throw failureOf(error, given.named)
  }
}

const MOST_CONNECTIONS = 4
const CONNECT_MS = 5_000
/** XIO, and which of its locks. */
const LOCK = 0x78_69_6f

const clientOf = ({ url }: Given) => ({
  connectionString: url.reveal(),
  connectionTimeoutMillis: CONNECT_MS,
  application_name: 'xio',
})

function pooled(given: Given): Opened & { pool: Pool } {
  const pool = new Pool({ ...clientOf(given), max: MOST_CONNECTIONS })
  // A connection that nobody uses may end; the next question opens another.
  pool.on('error', (err) => given.logger.warn({ err }, 'a connection to the library has ended'))
  const ask: Ask = async (text, values) => {
    try {
      return await pool.query(text, values)
    } catch (error) {
      throw failureOf(error, given.named)
    }
  }
  return { pool, store: postgresKnowledge(ask), close: () => pool.end() }
}

async function takeLock(client: Client, named: string): Promise<void> {
  const { rows } = await client.query<{ taken: boolean }>(
    'SELECT pg_try_advisory_lock($1, hashtext(current_schema())) AS taken',
    [LOCK],
  )
  if (rows[0]?.taken !== true)
    throw new StorageFailure(
      `The library at ${named} is written by another process: end it, or give this one a database of its own.`,
    )
}

type Asked = Pick<Client | Pool, 'query'>

/** How many steps the tables there have had. */
async function stepOf(db: Asked): Promise<number> {
  const { rows: found } = await db.query<{ name: string | null }>(
    "SELECT to_regclass('knowledge_step')::text AS name",
  )
  if (found[0]?.name == null) return 0
  const { rows } = await db.query<{ step: number }>(
    'SELECT coalesce(max(step), 0) AS step FROM knowledge_step',
  )
  return rows[0]?.step ?? 0
}

async function applyNext(client: Client): Promise<boolean> {
  await client.query('CREATE TABLE IF NOT EXISTS knowledge_step (step integer PRIMARY KEY)')
  const done = await stepOf(client)
  const next = STEPS[done]
  if (done > STEPS.length) throw newer('its database')
  if (next === undefined) return false
  // Several statements at once are one transaction.
  await client.query(`${next}; INSERT INTO knowledge_step VALUES (${done + 1})`)
  return true
}

const newer = (named: string) =>
  new StorageFailure(`The library at ${named} was made by a newer version of this program: use that one.`)
const older = (named: string) =>
  new StorageFailure(
    `The library at ${named} was made by an older version of this program: run \`xio serve\` once to bring it up to date.`,
  )
