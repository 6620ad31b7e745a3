import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from 'better-sqlite3'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { StorageFull } from '../../backend/log/failures.ts'
import { SqlRunLog } from '../../backend/log/sql-run-log.ts'
import { Gate } from '../../backend/store/gate.ts'
import { gatedAdapter } from '../../backend/store/gated-adapter.ts'
import { PrismaClient } from '../../backend/store/generated/client.ts'
import { migrate } from '../../backend/store/migrate.ts'
import { openSqlite } from '../../backend/store/sqlite.ts'
import { logOf, newRun } from '../support/events.ts'
import { tempDirs } from '../support/temp-dir.ts'

const tempDir = tempDirs()
const AT = new Date('2026-01-02T03:04:05.678Z')
const workspace = (id: string) => ({ data: { id, name: id, createdAt: AT } })

describe('Prisma and the log on one connection', () => {
  let db: Database
  let prisma: PrismaClient
  let log: SqlRunLog
  beforeEach(() => {
    db = openSqlite(`${tempDir()}/test.db`)
    migrate(db)
    const gate = new Gate()
    prisma = new PrismaClient({ adapter: gatedAdapter(db, gate) })
    log = new SqlRunLog({ db, gate })
  })
  afterEach(async () => {
    await prisma.$disconnect()
    await log.close()
    db.close()
  })

  it("keeps a write that was made beside another's transaction, though that one is rolled back", async () => {
    const beside = await besideRollback(prisma)
    expect(beside).toBe('kept')
  })

  it('needs the gate: the adapter as shipped answers ok and loses that write', async () => {
    const shipped = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: db.name }) })
    expect(await besideRollback(shipped)).toBe('lost')
    await shipped.$disconnect()
  })

  it("makes appends wait for a transaction of Prisma's, and keeps both apart", async () => {
    await log.create(newRun())
    const inside = Promise.withResolvers<void>()
    const order: string[] = []
    const transaction = prisma
      .$transaction(async (tx) => {
        await tx.workspace.create(workspace('rolled-back'))
        inside.resolve()
        await nextTurn()
        order.push('transaction')
        throw new Error('changed my mind')
      })
      .catch(() => {})
    await inside.promise
    const appended = log.append('run-1', 1, 0, logOf(2).slice(1)).then((result) => {
      order.push('append')
      return result
    })
    expect(await log.read('run-1', 0)).toHaveLength(1) // reading waits for nobody
    await transaction
    expect(await appended).toEqual({ ok: true, headSeq: 2 })
    expect(order).toEqual(['transaction', 'append'])
    expect(await prisma.workspace.count()).toBe(1)
  })

  it('leaves the gate open after a transaction that failed in any way', async () => {
    await expect(prisma.$transaction([prisma.workspace.create(workspace('main'))])).rejects.toMatchObject({
      code: 'P2002',
    })
    // A COMMIT that fails: the reference is checked there, and Prisma does not roll back by itself.
    await expect(
      prisma.$transaction(async (tx) => {
        await tx.$executeRaw`PRAGMA defer_foreign_keys = ON`
        await tx.meeting.create({
          data: { workspaceId: 'nowhere', id: 'm', body: '{}', createdAt: AT, updatedAt: AT },
        })
      }),
    ).rejects.toThrow()
    expect(db.inTransaction).toBe(false)
    await expect(prisma.$transaction(untilItExpires, { timeout: 20 })).rejects.toMatchObject({
      code: 'P2028',
    })
    await prisma.workspace.create(workspace('after'))
    await log.create(newRun())
    expect(db.inTransaction).toBe(false)
    expect(await prisma.workspace.findMany({ select: { id: true }, orderBy: { id: 'desc' } })).toEqual([
      { id: 'main' },
      { id: 'after' },
    ])
  })

  it('does not lose a count when 20 read and then write at once', async () => {
    await prisma.workspace.create({ data: { id: 'counted', name: '0', createdAt: AT } })
    const raise = () =>
      prisma.$transaction(async (tx) => {
        const { name } = await tx.workspace.findUniqueOrThrow({ where: { id: 'counted' } })
        await tx.workspace.update({ where: { id: 'counted' }, data: { name: String(Number(name) + 1) } })
      })
    await Promise.all(Array.from({ length: 20 }, raise))
    expect(await prisma.workspace.findUnique({ where: { id: 'counted' } })).toMatchObject({ name: '20' })
  })

  it('carries every kind of value, statements being used again', async () => {
    for (let round = 0; round < 3; round++) {
      const id = `m-${round}`
      const data = { workspaceId: 'main', id, body: `{"n":${round}}`, createdAt: AT, updatedAt: AT }
      await prisma.meeting.create({ data })
      expect(await prisma.meeting.findFirst({ where: { id } })).toEqual({
        ...data,
        s0Text: null,
        notes: null,
        adoptedRunId: null,
        deletedAt: null,
      })
    }
    for (let length = 1; length < 300; length += 7) {
      const ids = Array.from({ length }, (_, index) => `m-${index}`)
      expect(await prisma.meeting.count({ where: { id: { in: ids } } })).toBe(Math.min(length, 3))
    }
  })

  it('says that the disk is full as the log does', async () => {
    db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true }))}`)
    const body = 'x'.repeat(100_000)
    const data = { workspaceId: 'main', id: 'm', body, createdAt: AT, updatedAt: AT }
    await expect(prisma.meeting.create({ data })).rejects.toThrow(StorageFull)
    db.pragma('max_page_count = 1000000')
    await prisma.meeting.create({ data })
  })
})

/** What becomes of a plain write made while somebody else's transaction is open that is then rolled back. */
async function besideRollback(prisma: PrismaClient): Promise<'kept' | 'lost'> {
  const inside = Promise.withResolvers<void>()
  let answered = false
  const transaction = prisma
    .$transaction(async (tx) => {
      await tx.workspace.create(workspace('rolled-back'))
      inside.resolve()
      // With the gate the other write waits for us, so we must not wait for it for ever.
      for (let turn = 0; turn < 100 && !answered; turn++) await nextTurn()
      throw new Error('changed my mind')
    })
    .catch(() => {})
  await inside.promise
  await prisma.workspace.create(workspace('beside'))
  answered = true
  await transaction
  expect(await prisma.workspace.findUnique({ where: { id: 'rolled-back' } })).toBeNull()
  return (await prisma.workspace.findUnique({ where: { id: 'beside' } })) ? 'kept' : 'lost'
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

async function untilItExpires(tx: Pick<PrismaClient, 'workspace'>): Promise<never> {
  for (;;) {
    await tx.workspace.count()
    await nextTurn() // the driver answers at once: without this no timer would ever fire
  }
}
