import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import type { SqlDriverAdapter, SqlDriverAdapterFactory, Transaction } from '@prisma/driver-adapter-utils'
import type { Database, Statement } from 'better-sqlite3'
import { storageError } from '../log/failures.ts'
import type { Gate } from './gate.ts'

/**
 * Prisma on a connection that is not its own. The adapter as shipped lets a plain write join whatever transaction is
 * open and lose it with that one's rollback; here each of its calls waits at the gate, and a transaction holds it.
 *
 * It reaches into `adapter.client`, which is public in JavaScript but not in the types: pinned to 7.10.0, held by
 * tests/store/gated-adapter.test.ts.
 */
export function gatedAdapter(db: Database, gate: Gate): SqlDriverAdapterFactory {
  return {
    provider: 'sqlite',
    adapterName: '@prisma/adapter-better-sqlite3',
    async connect() {
      const adapter = (await new PrismaBetterSqlite3({ url: ':memory:' }).connect()) as SqlDriverAdapter &
        Internals
      adapter.client.close()
      adapter.client = sharedClient(db)
      return gated(adapter, db, gate)
    },
  }
}

type Internals = { client: Client }
/** The part of better-sqlite3 that the adapter uses. */
type Client = {
  prepare(sql: string): { bind(args: unknown[]): Bound; run(): unknown }
  exec(sql: string): void
  close(): void
}
type Bound = Pick<Statement, 'reader' | 'columns'> & { run(): unknown; raw(): { all(): unknown[] } }

function gated(adapter: SqlDriverAdapter, db: Database, gate: Gate): SqlDriverAdapter {
  const { queryRaw, executeRaw, executeScript, startTransaction } = adapter
  adapter.queryRaw = (query) => gate.alone(() => queryRaw.call(adapter, query))
  adapter.executeRaw = (query) => gate.alone(() => executeRaw.call(adapter, query))
  adapter.executeScript = (script) => gate.alone(() => executeScript.call(adapter, script))
  adapter.startTransaction = async (isolation) => {
    await gate.enter()
    try {
      return leaving(await startTransaction.call(adapter, isolation), db, gate)
    } catch (error) {
      gate.leave()
      throw error
    }
  }
  return adapter
}

// Prisma runs COMMIT or ROLLBACK as a query and then calls the method of that name. A COMMIT that failed leaves the
// transaction open, and all that is written later would vanish with it: so it is ended before the gate opens.
function leaving(transaction: Transaction, db: Database, gate: Gate): Transaction {
  const { commit, rollback } = transaction
  const end = async (finish: () => Promise<void>) => {
    try {
      await finish.call(transaction)
    } finally {
      if (db.inTransaction) db.exec('ROLLBACK')
      gate.leave()
    }
  }
  transaction.commit = () => end(commit)
  transaction.rollback = () => end(rollback)
  return transaction
}

function sharedClient(db: Database): Client {
  const statements = new Map<string, Statement<unknown[]>>()
  const prepared = (sql: string) => {
    const known = statements.get(sql)
    if (known) return known
    // Prisma writes new SQL for each length of an IN list; the oldest statements make room.
    for (const oldest of statements.keys()) {
      if (statements.size < MOST_STATEMENTS) break
      statements.delete(oldest)
    }
    const statement = db.prepare<unknown[]>(sql).safeIntegers(true)
    statements.set(sql, statement)
    return statement
  }
  return {
    prepare(sql) {
      // Deferred, it could not become a writer once another process wrote.
      if (sql === 'BEGIN')
        return {
          bind: () => bound(prepared('BEGIN IMMEDIATE'), []),
          run: () => prepared('BEGIN IMMEDIATE').run(),
        }
      const statement = prepared(sql)
      return { bind: (args) => bound(statement, args), run: () => statement.run() }
    },
    exec: (script) => void db.exec(script),
    close() {}, // the connection is the store's
  }
}

const MOST_STATEMENTS = 200

type Columns = ReturnType<Statement['columns']>
/** What a statement answers with; to ask it each time takes half as long as the answer itself. */
const columns = new WeakMap<Statement<unknown[]>, Columns>()

function columnsOf(statement: Statement<unknown[]>): Columns {
  const known = columns.get(statement) ?? statement.columns()
  columns.set(statement, known)
  return known
}

// A statement of better-sqlite3 can be bound for good only once, so the arguments wait here.
function bound(statement: Statement<unknown[]>, args: unknown[]): Bound {
  return {
    reader: statement.reader,
    columns: () => columnsOf(statement),
    run: () => onDisk(() => statement.run(...args)),
    raw: () => ({ all: () => onDisk(() => statement.raw(true).all(...args)) }),
  }
}

function onDisk<Result>(work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw storageError(error)
  }
}
