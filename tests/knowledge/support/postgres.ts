import { randomUUID } from 'node:crypto'
import { Client } from 'pg'

/** Where tests find a PostgreSQL server: `TEST_POSTGRES_URL`, else the one of this machine. */
const SERVER = process.env.TEST_POSTGRES_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres'

/** A database of one's own on the server of this machine; null where there is no server. */
export async function ownDatabase(): Promise<{ url: string; drop(): Promise<void> } | null> {
  const name = `xio_test_${randomUUID().replaceAll('-', '')}`
  if (!(await told(`CREATE DATABASE ${name}`))) return null
  const url = new URL(SERVER)
  url.pathname = `/${name}`
  return {
    url: url.href,
    drop: async () => void (await told(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  }
}

async function told(sql: string): Promise<boolean> {
  const client = new Client({ connectionString: SERVER, connectionTimeoutMillis: 2_000 })
  try {
    await client.connect()
  } catch {
    return false
  }
  try {
    await client.query(sql)
    return true
  } finally {
    await client.end()
  }
}
