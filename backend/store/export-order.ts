import type { ExportObject, Prisma, PrismaClient } from './generated/client.ts'

/** What can be taken now, the longest due first. */
export async function dueAt(
  db: PrismaClient,
  { target, now, limit }: { target: string; now: number; limit: number },
): Promise<ExportObject[]> {
  const [inOrder, free] = await Promise.all([
    firstOfEach(db, target),
    db.exportObject.findMany({
      where: { AND: [isDue(target, now), IS_FREE] },
      orderBy: [{ nextAt: 'asc' }, { exportId: 'asc' }],
      take: limit,
    }),
  ])
  return [...inOrder.filter((row) => readyAt(row) <= now), ...free]
    .toSorted((a, b) => readyAt(a) - readyAt(b))
    .slice(0, limit)
}

/**
 * When the next object can be taken. One that waits for another, or that somebody has, cannot, though it is due. Asked
 * after every step of the outbox, so it is one statement; the times are written so that texts compare as times do.
 */
export async function nextOf(db: PrismaClient, target: string): Promise<number | null> {
  const [inOrder, waiting] = [JSON.stringify(IN_ORDER), JSON.stringify(WAITING)]
  const [found] = await db.$queryRaw<{ at: string | null }[]>`
    SELECT MIN(MAX(next_at, COALESCE(held_until, next_at))) AS at FROM export_object AS object
    WHERE target = ${target} AND next_at IS NOT NULL AND (
      kind NOT IN (SELECT value FROM json_each(${inOrder}))
      OR status NOT IN (SELECT value FROM json_each(${waiting}))
      OR position = (
        SELECT MIN(position) FROM export_object AS first
        WHERE first.workspace_id = object.workspace_id AND first.meeting_id = object.meeting_id
          AND first.target = object.target AND first.next_at IS NOT NULL
          AND first.kind IN (SELECT value FROM json_each(${inOrder}))
          AND first.status IN (SELECT value FROM json_each(${waiting}))
      )
    )`
  return found?.at == null ? null : Date.parse(found.at)
}

/** These come one after the other: a task waits for its decision until that has arrived or was given up. */
const IN_ORDER = ['record', 'task', 'file', 'message']
const WAITING = ['pending', 'failed']

function isDue(target: string, now: number): Prisma.ExportObjectWhereInput {
  const at = new Date(now)
  return { target, nextAt: { lte: at }, OR: [{ heldUntil: null }, { heldUntil: { lte: at } }] }
}

/** Those that come in no order: they wait for nobody. */
const IS_FREE: Prisma.ExportObjectWhereInput = {
  OR: [{ kind: { notIn: IN_ORDER } }, { status: { notIn: WAITING } }],
}

const readyAt = ({ nextAt, heldUntil }: Pick<ExportObject, 'nextAt' | 'heldUntil'>): number =>
  Math.max(nextAt?.getTime() ?? Infinity, heldUntil?.getTime() ?? 0)

/** Of each meeting the first object that has not arrived: the others wait for it. */
async function firstOfEach(db: PrismaClient, target: string): Promise<ExportObject[]> {
  const waiting = { target, nextAt: { not: null }, kind: { in: IN_ORDER }, status: { in: WAITING } }
  const firsts = await db.exportObject.groupBy({
    by: ['workspaceId', 'meetingId'],
    where: waiting,
    _min: { position: true },
  })
  const places = firsts.map(({ workspaceId, meetingId, _min }) => ({
    workspaceId,
    meetingId,
    position: _min.position ?? 0,
  }))
  const found: ExportObject[] = []
  // A day's outage has a thousand meetings wait, and this is asked at each step.
  for (let from = 0; from < places.length; from += MOST_IN_LIST)
    found.push(
      ...(await db.exportObject.findMany({
        where: { ...waiting, OR: places.slice(from, from + MOST_IN_LIST) },
      })),
    )
  return found
}

const MOST_IN_LIST = 200
