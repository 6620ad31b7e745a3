import { isMeeting } from '../../schemas/generated/validators.js'
import { check } from '../../schemas/validate.ts'
import { decodeCursor, toPage } from '../log/page-cursor.ts'
import type { MeetingRecord, Meetings } from '../ports/meetings.ts'
import type { Meeting as MeetingRow, PrismaClient } from './generated/client.ts'
import { isTaken } from './prisma-errors.ts'

/** The meetings of all workspaces, in the store's database. */
export function storedMeetings(prisma: () => Promise<PrismaClient>): Meetings {
  const meetings: Meetings = {
    async put(meeting, now) {
      const db = await prisma()
      const { workspaceId, id, s0Text = null, notes = [] } = meeting
      const content = {
        body: JSON.stringify(meeting.body),
        s0Text,
        notes: JSON.stringify(notes),
        updatedAt: new Date(now),
      }
      const [, [replaced]] = await db.$transaction([
        // While it was deleted its run stood for nothing, and was read as that: it is read anew.
        db.cursor.deleteMany({ where: { runId: { in: await standingOfDeleted(db, workspaceId, id) } } }),
        db.meeting.updateManyAndReturn({ where: { workspaceId, id }, data: { ...content, deletedAt: null } }),
      ])
      if (replaced) return { meeting: toRecord(replaced), created: false }
      try {
        const created = await db.meeting.create({
          data: { workspaceId, id, createdAt: new Date(now), ...content },
        })
        return { meeting: toRecord(created), created: true }
      } catch (error) {
        if (isTaken(error)) return meetings.put(meeting, now) // made by another just now
        throw error
      }
    },

    async get(workspaceId, id) {
      const db = await prisma()
      const row = await db.meeting.findFirst({ where: { workspaceId, id, deletedAt: null } })
      return row && toRecord(row)
    },

    async list({ workspaceId, cursor, limit }) {
      const db = await prisma()
      const rows = await db.meeting.findMany({
        where: { workspaceId, deletedAt: null, ...(cursor === undefined ? {} : { OR: behind(cursor) }) },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: limit + 1,
      })
      return toPage(rows.map(toRecord), limit, (meeting) => meeting)
    },

    async remove(workspaceId, id, now) {
      const db = await prisma()
      const { count } = await db.meeting.updateMany({
        where: { workspaceId, id, deletedAt: null },
        data: { deletedAt: new Date(now) },
      })
      return count === 1
    },

    async adopt({ workspaceId, meetingId, runId, by }) {
      const db = await prisma()
      const run = await db.run.findFirst({
        where: { id: runId, workspaceId, meetingId, deletedAt: null },
        select: { kind: true },
      })
      if (!run) return 'unchanged'
      if (run.kind === 'replay') return 'replay'
      const [{ count }] = await db.$transaction([
        db.meeting.updateMany({
          where: {
            workspaceId,
            id: meetingId,
            deletedAt: null,
            ...(by === 'person' ? {} : { adoptedRunId: null }),
          },
          data: { adoptedRunId: runId },
        }),
        // What was read of a run that did not stand for its meeting was read for less: it is read anew.
        db.cursor.deleteMany({ where: { runId } }),
      ])
      return count === 1 ? 'adopted' : 'unchanged'
    },

    async adopted(workspaceId, runIds) {
      const db = await prisma()
      const rows = await db.meeting.findMany({
        where: { workspaceId, deletedAt: null, adoptedRunId: { in: runIds } },
        select: { adoptedRunId: true },
      })
      return new Set(rows.flatMap(({ adoptedRunId }) => adoptedRunId ?? []))
    },
  }
  return meetings
}

async function standingOfDeleted(db: PrismaClient, workspaceId: string, id: string): Promise<string[]> {
  const where = { workspaceId, id, deletedAt: { not: null } }
  const row = await db.meeting.findFirst({ where, select: { adoptedRunId: true } })
  return row?.adoptedRunId == null ? [] : [row.adoptedRunId]
}

function behind(cursor: string) {
  const { createdAt, id } = decodeCursor(cursor)
  return [{ createdAt: { lt: new Date(createdAt) } }, { createdAt: new Date(createdAt), id: { lt: id } }]
}

function toRecord(row: MeetingRow): MeetingRecord {
  const { workspaceId, id, s0Text, adoptedRunId } = row
  return {
    workspaceId,
    id,
    body: check(`The stored meeting ${id}`, isMeeting, JSON.parse(row.body)),
    s0Text,
    notes: texts(JSON.parse(row.notes ?? '[]')),
    adoptedRunId,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []
}
