import type { OutboxStore, PlannedObject } from '../ports/exports.ts'
import { dateOf } from './export-rows.ts'
import type { ExportObject, Prisma } from './generated/client.ts'

type Plan = Parameters<OutboxStore['plan']>[0]

/** What is wanted at a target for a run, and how far its log was read: one transaction, so that neither is without the other. */
export async function writePlan(db: Prisma.TransactionClient, plan: Plan): Promise<boolean> {
  const { target, runId, seq, objects } = plan
  if ((await stands(db, plan)) !== plan.adopted) return false
  const known = await knownObjects(db, plan)
  const at = { target_runId: { target, runId } }
  const isChosen = (await db.cursor.findUnique({ where: at })) === null
  for (const [position, object] of objects.entries()) {
    const was = known.get(object.key)
    if (was !== undefined) await change(db, { ...plan, isChosen }, was, object, position)
    else if (object.only !== 'known') await add(db, plan, object, position)
  }
  if (plan.whole) await takeBack(db, plan)
  await db.cursor.upsert({ where: at, create: { target, runId, seq }, update: { seq } })
  return true
}

async function stands(
  db: Prisma.TransactionClient,
  { workspaceId, meetingId, runId }: Plan,
): Promise<boolean> {
  const where = { workspaceId, id: meetingId, deletedAt: null, adoptedRunId: runId }
  return (await db.meeting.findFirst({ where, select: { id: true } })) !== null
}

async function knownObjects(
  db: Prisma.TransactionClient,
  { workspaceId, target, objects }: Plan,
): Promise<Map<string, ExportObject>> {
  const rows: ExportObject[] = []
  for (let from = 0; from < objects.length; from += MOST_IN_LIST) {
    const keys = objects.slice(from, from + MOST_IN_LIST).map(({ key }) => key)
    rows.push(...(await db.exportObject.findMany({ where: { workspaceId, target, key: { in: keys } } })))
  }
  return new Map(rows.map((row) => [row.key, row]))
}

const MOST_IN_LIST = 200

async function add(
  db: Prisma.TransactionClient,
  { workspaceId, meetingId, runId, target, now }: Plan,
  { exportId, key, kind, title, hash, at }: PlannedObject,
  position: number,
): Promise<void> {
  const when = new Date(Math.max(now, at ?? now))
  await db.exportObject.create({
    data: {
      exportId,
      workspaceId,
      meetingId,
      runId,
      target,
      key,
      kind,
      title,
      position,
      hash,
      revision: 1,
      status: 'pending',
      attempt: 0,
      insisted: false,
      fence: 0,
      nextAt: when,
      reported: at !== null,
      updatedAt: new Date(now),
    },
  })
}

async function change(
  db: Prisma.TransactionClient,
  { runId, asked, isChosen, now }: Plan & { isChosen: boolean },
  was: ExportObject,
  { hash, title, at }: PlannedObject,
  position: number,
): Promise<void> {
  const where = { exportId: was.exportId }
  // Its log knows nothing of what another run of the meeting brought there.
  const isTaken = was.runId !== runId
  const place = { runId, title, position, ...(isTaken ? { reported: false, updatedAt: new Date(now) } : {}) }
  if (was.hash !== hash) {
    // What a person removed stays away; what nobody can confirm is not sent again under another name.
    const rests = was.status === 'removed' || (was.status === 'unconfirmed' && was.externalId === null)
    await db.exportObject.update({
      where,
      data: {
        ...place,
        hash,
        revision: was.revision + 1,
        updatedAt: new Date(now),
        ...(rests
          ? {}
          : {
              status: 'pending',
              attempt: 0,
              failingSince: null,
              nextAt: dateOf(Math.max(now, at ?? now)),
              reported: at !== null,
            }),
      },
    })
    return
  }
  const again = wasLeft(was, isChosen) ? dueAgain(now) : asked ? askedAgain(was, now) : {}
  if (was.runId !== runId || was.position !== position || Object.keys(again).length > 0)
    await db.exportObject.update({ where, data: { ...place, ...again } })
}

/** Who asks for it is told that nothing had to be done, or has it tried again. */
function askedAgain(was: ExportObject, now: number): Partial<ExportObject> {
  if (was.status === 'failed' || was.status === 'dead') return dueAgain(now)
  const updatedAt = new Date(now)
  return stood(was) ? { status: 'unchanged', reported: false, updatedAt } : { reported: false, updatedAt }
}

/**
 * What was wanted last was never sent: another run was chosen meanwhile, or it was not wanted when its turn came, which is
 * no failure and has no time since when it fails.
 */
const wasLeft = (was: ExportObject, isChosen: boolean): boolean =>
  was.nextAt === null &&
  ((was.status === 'dead' && (isChosen || was.failingSince === null)) ||
    (stood(was) && was.doneHash !== was.hash))

const stood = ({ status }: ExportObject): boolean => status === 'succeeded' || status === 'unchanged'

function dueAgain(now: number): Partial<ExportObject> {
  const updatedAt = new Date(now)
  return {
    status: 'pending',
    attempt: 0,
    failingSince: null,
    nextAt: updatedAt,
    reported: false,
    updatedAt,
  }
}

/** What was to be sent later, has not been, and is no longer wanted. */
async function takeBack(db: Prisma.TransactionClient, plan: Plan): Promise<void> {
  const { workspaceId, meetingId, target, objects } = plan
  const waiting = await db.exportObject.findMany({
    where: {
      workspaceId,
      meetingId,
      target,
      kind: 'reminder',
      status: 'pending',
      attempt: 0,
      externalId: null,
    },
    select: { exportId: true, key: true },
  })
  const wanted = new Set(objects.map(({ key }) => key))
  const gone = waiting.filter(({ key }) => !wanted.has(key)).map(({ exportId }) => exportId)
  if (gone.length > 0) await db.exportObject.deleteMany({ where: { exportId: { in: gone } } })
}
