import type { Database } from 'better-sqlite3'
import type { Hold, KeptTask, OutboxStore } from '../ports/exports.ts'
import { isActionItem } from '../../schemas/generated/validators.js'
import { check } from '../../schemas/validate.ts'
import { dueAt, nextOf } from './export-order.ts'
import { writePlan } from './export-plan.ts'
import { dateOf, toExportRow } from './export-rows.ts'
import type { ExportObject, Prisma, PrismaClient } from './generated/client.ts'
import { mayBePending } from './outbox-pending.ts'

type Client = () => Promise<PrismaClient>

/** The outbox in the store's database. */
export function storedOutbox(prisma: Client, db: Database): OutboxStore {
  const pending = { mayBePending: mayBePending.bind(null, db) }
  return { ...pending, ...reading(prisma), ...attempts(prisma), ...telling(prisma), ...tasksOf(prisma) }
}

type Reading = Pick<OutboxStore, 'cursor' | 'behind' | 'plan' | 'passOver' | 'due' | 'nextAt'>

function reading(prisma: Client): Reading {
  return {
    async cursor(target, runId) {
      const db = await prisma()
      return (await db.cursor.findUnique({ where: { target_runId: { target, runId } } }))?.seq ?? 0
    },

    async behind(workspaceId, targets) {
      const db = await prisma()
      const meetings = await db.meeting.findMany({
        where: { workspaceId, deletedAt: null, adoptedRunId: { not: null } },
        select: { adoptedRunId: true },
      })
      const read = await db.cursor.findMany({ where: { target: { in: [...targets] } } })
      const runIds = new Set(meetings.flatMap(({ adoptedRunId }) => adoptedRunId ?? []))
      for (const { runId } of read) runIds.add(runId)
      const at = new Map(read.map(({ target, runId, seq }) => [`${target} ${runId}`, seq]))
      const behind: string[] = []
      for (const { id, headSeq } of await heads(db, [...runIds]))
        if (targets.some((target) => (at.get(`${target} ${id}`) ?? 0) < headSeq)) behind.push(id)
      return behind
    },

    async plan(given) {
      const db = await prisma()
      return db.$transaction((transaction) => writePlan(transaction, given), { timeout: 60_000 })
    },

    async passOver(targets, runId, seq) {
      const db = await prisma()
      await db.$transaction([
        db.cursor.deleteMany({ where: { runId, target: { in: [...targets] } } }),
        db.cursor.createMany({ data: targets.map((target) => ({ target, runId, seq })) }),
      ])
    },

    async due(target, now, limit) {
      return (await dueAt(await prisma(), { target, now, limit })).map(toExportRow)
    },

    async nextAt(targets) {
      const db = await prisma()
      const times = await Promise.all(targets.map((target) => nextOf(db, target)))
      const known = times.filter((at) => at !== null)
      return known.length === 0 ? null : Math.min(...known)
    },
  }
}

async function heads(db: PrismaClient, runIds: string[]): Promise<{ id: string; headSeq: number }[]> {
  const found: { id: string; headSeq: number }[] = []
  for (let from = 0; from < runIds.length; from += MOST_IN_LIST) {
    const id = { in: runIds.slice(from, from + MOST_IN_LIST) }
    found.push(...(await db.run.findMany({ where: { id }, select: { id: true, headSeq: true } })))
  }
  return found
}

const MOST_IN_LIST = 200

type Attempts = Pick<
  OutboxStore,
  'hold' | 'takeOver' | 'extend' | 'keep' | 'claim' | 'disown' | 'settle' | 'release' | 'retry'
>

function attempts(prisma: Client): Attempts {
  const held = async ({ exportId, fence }: Hold, data: Prisma.ExportObjectUpdateManyMutationInput) => {
    const db = await prisma()
    return (await db.exportObject.updateMany({ where: { exportId, fence }, data })).count === 1
  }
  return {
    async hold(exportId, { owner, now, until }) {
      const db = await prisma()
      const at = new Date(now)
      const [row] = await db.exportObject.updateManyAndReturn({
        where: { exportId, nextAt: { lte: at }, OR: [{ heldUntil: null }, { heldUntil: { lte: at } }] },
        data: { heldBy: owner, heldUntil: new Date(until), fence: { increment: 1 } },
      })
      return row === undefined ? null : { row: toExportRow(row), hold: { exportId, fence: row.fence } }
    },

    async takeOver(owner) {
      const db = await prisma()
      await db.exportObject.updateMany({
        where: { heldUntil: { not: null }, NOT: { heldBy: owner } },
        data: { heldBy: null, heldUntil: null, fence: { increment: 1 } },
      })
    },

    extend: (hold, until) => held(hold, { heldUntil: new Date(until) }),
    keep: (hold, kept) => held(hold, { kept }),
    disown: (hold) => held(hold, { externalId: null, url: null, kept: null, doneHash: null }),

    async claim(exportId, externalId, url) {
      const db = await prisma()
      const where = { exportId, externalId: null }
      const { count } = await db.exportObject.updateMany({ where, data: { externalId, url } })
      const row = await db.exportObject.findUniqueOrThrow({ where: { exportId } })
      if (count === 1 && row.kind === 'record') await lookAtTasks(db, row)
      // Somebody's late answer says where it is, when another had given up on that: it is looked at again.
      const due = { status: 'pending', attempt: 0, error: null, nextAt: row.updatedAt, reported: false }
      await db.exportObject.updateMany({
        where: { exportId, status: 'unconfirmed', nextAt: null },
        data: due,
      })
      return { externalId: row.externalId ?? externalId, url: row.url }
    },

    async settle({ exportId, fence }, { taken, nextAt, failingSince, now, doneHash, ...outcome }) {
      const db = await prisma()
      return db.$transaction(async (transaction) => {
        const row = await transaction.exportObject.findFirst({ where: { exportId, fence } })
        if (row === null) return false
        const isOld =
          doneHash === undefined
            ? outcome.status === 'dead' && row.revision !== taken.revision
            : row.hash !== doneHash
        const isAsked = row.insisted && !taken.insisted
        const again = { status: 'pending', attempt: 0, error: null, insisted: row.insisted }
        await transaction.exportObject.update({
          where: { exportId },
          data: {
            ...outcome,
            ...(doneHash === undefined ? {} : { doneHash }),
            nextAt: isOld || isAsked ? new Date(now) : dateOf(nextAt),
            failingSince: isOld || isAsked ? null : dateOf(failingSince),
            ...(isOld || isAsked ? again : {}),
            heldBy: null,
            heldUntil: null,
            updatedAt: new Date(now),
          },
        })
        return true
      })
    },

    async release(hold, nextAt, failingSince) {
      const since = failingSince === undefined ? {} : { failingSince: new Date(failingSince) }
      await held(hold, { heldBy: null, heldUntil: null, nextAt: new Date(nextAt), ...since })
    },

    async retry(exportId, now) {
      const db = await prisma()
      const at = new Date(now)
      const { count } = await db.exportObject.updateMany({
        where: { exportId },
        data: {
          status: 'pending',
          attempt: 0,
          failingSince: null,
          insisted: true,
          error: null,
          nextAt: at,
          reported: false,
          updatedAt: at,
        },
      })
      return count === 1
    },
  }
}

/** Tasks that were there before their record, or before it was made anew, lead to nothing or to what is gone. */
async function lookAtTasks(
  db: PrismaClient,
  { workspaceId, meetingId, target, updatedAt }: ExportObject,
): Promise<void> {
  await db.exportObject.updateMany({
    where: { workspaceId, meetingId, target, kind: 'task', status: { in: ['succeeded', 'unchanged'] } },
    data: { nextAt: updatedAt },
  })
}

type Telling = Pick<OutboxStore, 'unreported' | 'reported' | 'ofRun' | 'ofMeeting' | 'troubled' | 'find'>

function telling(prisma: Client): Telling {
  const order = [{ target: 'asc' }, { position: 'asc' }, { exportId: 'asc' }] as const
  return {
    async unreported(limit) {
      const db = await prisma()
      const rows = await db.exportObject.findMany({
        where: { reported: false },
        orderBy: [{ updatedAt: 'asc' }, { position: 'asc' }, { exportId: 'asc' }],
        take: limit,
      })
      return rows.map(toExportRow)
    },

    async reported(rows) {
      const db = await prisma()
      for (const { exportId, runId, updatedAt, status, attempt, externalId, url, error } of rows) {
        // Much can happen within a millisecond: the time alone does not tell what has changed since.
        const where = {
          exportId,
          runId,
          updatedAt: new Date(updatedAt),
          status,
          attempt,
          externalId,
          url,
          error,
        }
        const { count } = await db.exportObject.updateMany({ where, data: { reported: true } })
        // What was told is old already, and another may have told the new before: that has to be the last word.
        if (count === 0) await db.exportObject.updateMany({ where: { exportId }, data: { reported: false } })
      }
    },

    async ofRun(runId) {
      const db = await prisma()
      return (await db.exportObject.findMany({ where: { runId }, orderBy: [...order] })).map(toExportRow)
    },

    async ofMeeting(workspaceId, meetingId, target) {
      const db = await prisma()
      const where = { workspaceId, meetingId, target }
      return (await db.exportObject.findMany({ where, orderBy: [...order] })).map(toExportRow)
    },

    async troubled(workspaceId, limit) {
      const db = await prisma()
      const where = { workspaceId, status: { in: ['failed', 'dead', 'unconfirmed'] } }
      const found = await db.exportObject.findMany({ where, orderBy: { updatedAt: 'desc' }, take: limit })
      return found.map(toExportRow)
    },

    async find(workspaceId, exportId) {
      const db = await prisma()
      const row = await db.exportObject.findFirst({ where: { workspaceId, exportId } })
      return row && toExportRow(row)
    },
  }
}

function tasksOf(prisma: Client): Pick<OutboxStore, 'tasks' | 'keepTasks'> {
  return {
    async tasks(workspaceId, meetingId) {
      const db = await prisma()
      const rows = await db.exportTask.findMany({
        where: { workspaceId, meetingId },
        orderBy: [{ position: 'asc' }, { key: 'asc' }],
      })
      return rows.map(({ key, runId, item }) => ({
        key,
        runId,
        item: check(`The stored task ${key}`, isActionItem, JSON.parse(item)),
      }))
    },

    async keepTasks(workspaceId, meetingId, tasks) {
      const db = await prisma()
      await db.$transaction(
        tasks.map((task, position) => writeTask(db, { workspaceId, meetingId, task, position })),
      )
    },
  }
}

function writeTask(
  db: PrismaClient,
  given: { workspaceId: string; meetingId: string; task: KeptTask; position: number },
) {
  const { workspaceId, meetingId, task, position } = given
  const { key, runId } = task
  const content = { runId, item: JSON.stringify(task.item), position }
  return db.exportTask.upsert({
    where: { workspaceId_meetingId_key: { workspaceId, meetingId, key } },
    create: { workspaceId, meetingId, key, ...content },
    update: content,
  })
}
