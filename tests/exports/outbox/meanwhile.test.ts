// What happens while something else is under way: a choice during a look, an edit or a press during an attempt, a rest.
import { expect, test } from 'vitest'
import { ExportFault } from '../../../backend/exports/export-fault.ts'
import type {
  ExportIo,
  ExportObject,
  ExportOutcome,
  ExportTarget,
} from '../../../backend/ports/export-target.ts'
import { exportWorlds, MINUTES } from '../../support/export-world.ts'
import { VirtualClock } from '../../support/emulators/core/clock.ts'

const openWorld = exportWorlds()

const DONE: ExportOutcome = { status: 'succeeded', externalId: 'there' }

/** Lets time pass while attempts are under way, until it is so. */
async function until(clock: VirtualClock, isSo: () => Promise<boolean>): Promise<void> {
  for (let rounds = 0; !(await isSo()); rounds++) {
    if (rounds > 20_000) throw new Error('It never came to that.')
    await new Promise((resolve) => setImmediate(resolve))
    const next = clock.next()
    if (rounds % 20 === 19 && next !== null) clock.advance(next - clock.now())
  }
}

/** A target with one object a meeting, whose content is what `text` says at that time. */
function target(put: (io: ExportIo) => Promise<ExportOutcome>, more: Partial<ExportObject> = {}) {
  const wanted = { text: 'first' }
  const shelf: ExportTarget = {
    name: 'shelf',
    title: 'Shelf',
    rates: { 'place:*': { everyMs: 1_000, burst: 1 } },
    objects: ({ record }) =>
      record === null
        ? []
        : [
            {
              key: record.meetingId,
              kind: 'record',
              title: 'The record',
              content: wanted.text,
              put,
              ...more,
            },
          ],
  }
  return { shelf, wanted }
}

test('given a look at a run that does not stand, when it is chosen before that is noted, then it is exported', async () => {
  const look = Promise.withResolvers<void>()
  const looked = Promise.withResolvers<void>()
  const { shelf } = target(async () => DONE)
  const world = await openWorld({
    targets: [shelf],
    between: (store) => ({
      ...store,
      async plan(given) {
        looked.resolve()
        await look.promise
        return store.plan(given)
      },
    }),
  })
  const { runId, meeting } = await world.recorded(undefined, [])
  const db = await world.store.prisma()
  await db.meeting.updateMany({ data: { adoptedRunId: null } })
  await world.command(runId, { type: 'export', target: 'shelf' })
  await looked.promise
  await world.store.meetings.adopt({ workspaceId: 'main', meetingId: meeting.id, runId, by: 'person' })
  world.outbox.read(runId)
  look.resolve()
  await world.quiet()
  expect(await world.rows(runId)).toMatchObject([{ status: 'succeeded', externalId: 'there' }])
})

test('given an attempt that a target refuses for good, when the content changed meanwhile, then that is brought', async () => {
  const begun = Promise.withResolvers<void>()
  const changed = Promise.withResolvers<void>()
  const tried: string[] = []
  const { shelf, wanted } = target(async ({ hash }) => {
    tried.push(hash)
    if (tried.length > 1) return DONE
    begun.resolve()
    await changed.promise
    throw new ExportFault('dead', 'It is too long.')
  })
  const world = await openWorld({ targets: [shelf] })
  const { runId } = await world.recorded(undefined, ['shelf'])
  await begun.promise
  wanted.text = 'shorter'
  await world.command(runId, { type: 'export', target: 'elsewhere' })
  await expect.poll(async () => (await world.rows(runId))[0]?.revision).toBe(2)
  changed.resolve()
  await world.quiet()
  expect(await world.rows(runId)).toMatchObject([
    { status: 'succeeded', revision: 2, attempt: 1, error: null },
  ])
  expect(new Set(tried).size).toBe(2)
})

test('given an attempt under way, when a person asks for it to be tried again, then it is, and is known to be insisted on', async () => {
  const begun = Promise.withResolvers<void>()
  const asked = Promise.withResolvers<void>()
  const insisted: boolean[] = []
  const { shelf } = target(async (io) => {
    insisted.push(io.insisted)
    if (insisted.length > 1) return DONE
    begun.resolve()
    await asked.promise
    throw new ExportFault('unconfirmed', 'Nobody can tell.')
  })
  const world = await openWorld({ targets: [shelf] })
  const { runId } = await world.recorded(undefined, ['shelf'])
  await begun.promise
  const [row] = await world.rows(runId)
  await world.store.outbox.retry(row?.exportId ?? '', world.clock.now())
  asked.resolve()
  await world.quiet()
  expect(insisted).toEqual([false, true])
  expect(await world.rows(runId)).toMatchObject([{ status: 'succeeded', insisted: false }])
})

test('given a service that asks for an hour of patience, when others wait for their turn there, then none is given up and nothing is called a fault of ours', async () => {
  const clock = new VirtualClock()
  const from = clock.now()
  const called: number[] = []
  const { shelf } = target(async (io) => {
    await io.pace('place:1')
    io.signal.throwIfAborted()
    called.push(io.now() - from)
    if (called.length === 1)
      throw new ExportFault('limited', 'Later.', { retryAfterMs: 3_600_000, scope: 'place:1' })
    return DONE
  })
  const world = await openWorld({ targets: [shelf], clock })
  const runs: { runId: string }[] = []
  for (const name of ['one', 'two', 'three'])
    runs.push(await world.recorded(MINUTES.replace('tool library', name), ['shelf']))
  const all = async () => (await Promise.all(runs.map(({ runId }) => world.rows(runId)))).flat()
  await until(clock, async () => (await all()).every(({ nextAt }) => nextAt === null))
  expect(await all()).toMatchObject(Array(3).fill({ status: 'succeeded', attempt: 1, error: null }))
  expect(called).toHaveLength(4)
  expect(called.slice(1).every((at) => at >= 3_600_000)).toBe(true)
  expect(world.logger.lines).toEqual([])
})

test('given a target that is slow, when its time is over before anything was sent, then it is tried again as what failed there', async () => {
  let tries = 0
  const { shelf } = target(async (io) => {
    if (++tries > 6) return DONE
    await world.clock.sleep(10 * 60_000, io.signal)
    io.signal.throwIfAborted()
    return DONE
  })
  const world = await openWorld({ targets: [shelf] })
  const { runId } = await world.recorded(undefined, ['shelf'])
  await until(world.clock, async () => (await world.rows(runId))[0]?.nextAt === null)
  expect(await world.rows(runId)).toMatchObject([{ status: 'succeeded', attempt: 7 }])
  expect(world.logger.lines).toEqual([])
})

test('given something that nobody was told of yet, when it is only to be brought up to date, then nothing is sent', async () => {
  let puts = 0
  const more: Partial<ExportObject> = { kind: 'question' }
  const { shelf, wanted } = target(async () => {
    puts++
    throw new ExportFault('later', 'It cannot be reached.')
  }, more)
  const objects = shelf.objects.bind(shelf)
  shelf.objects = (view) =>
    objects(view).map((object) => (wanted.text === 'first' ? object : { ...object, only: 'known' }))
  const world = await openWorld({ targets: [shelf] })
  const { runId } = await world.recorded(undefined, ['shelf'])
  await world.quiet()
  expect(puts).toBe(1)
  wanted.text = 'settled'
  await world.command(runId, { type: 'export', target: 'elsewhere' })
  await world.quiet(60_000)
  expect(puts).toBe(1)
  expect(await world.rows(runId)).toMatchObject([{ status: 'succeeded', externalId: null }])
})

test('given runs that stand for their meetings and go to no target, when they were read at one start, then the next has nothing to read until a person asks', async () => {
  const { shelf } = target(async () => DONE)
  const other: ExportTarget = { ...shelf, name: 'other' }
  const names = ['shelf', 'other']
  const world = await openWorld({ targets: [shelf, other] })
  const { runId } = await world.recorded(undefined, [])
  await world.quiet()
  expect(await world.store.outbox.behind('main', names)).toEqual([])
  await world.command(runId, { type: 'export', target: 'shelf' })
  await world.quiet()
  expect(await world.store.outbox.behind('main', names)).toEqual([])
  expect(await world.rows(runId)).toMatchObject([{ target: 'shelf', status: 'succeeded' }])
})

test('given a meeting that was deleted while its target was down, when it is put again, then its record is brought there by itself', async () => {
  let isDown = true
  const { shelf } = target(async () => {
    if (isDown) throw new ExportFault('later', 'It cannot be reached.')
    return DONE
  })
  const world = await openWorld({ targets: [shelf] })
  const { runId, meeting } = await world.recorded(undefined, ['shelf'])
  await world.quiet()
  const kept = await world.store.meetings.get('main', meeting.id)
  const now = world.clock.now()
  await world.store.meetings.remove('main', meeting.id, now)
  await world.quiet(60_000)
  expect(await world.rows(runId)).toMatchObject([{ status: 'dead', nextAt: null }])
  isDown = false
  const put = await world.store.meetings.put(
    { workspaceId: 'main', id: meeting.id, body: kept?.body ?? { title: '', question: '' } },
    now,
  )
  expect(put.meeting.adoptedRunId).toBe(runId)
  world.outbox.read(runId)
  await world.quiet()
  expect(await world.rows(runId)).toMatchObject([{ status: 'succeeded', externalId: 'there', error: null }])
})
