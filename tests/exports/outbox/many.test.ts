// What many tasks cost, and who waits for whom.
import { expect, test } from 'vitest'
import type { ExportIo, ExportOutcome, ExportTarget } from '../../../backend/ports/export-target.ts'
import { exportWorlds, MINUTES } from '../../support/export-world.ts'

const openWorld = exportWorlds()

const MANY = 60

/** A record and many tasks, each brought by `put`. */
const shelf = (put: (io: ExportIo) => Promise<ExportOutcome>): ExportTarget => ({
  name: 'shelf',
  title: 'Shelf',
  rates: {},
  objects: ({ record }) =>
    record === null
      ? []
      : Array.from({ length: MANY }, (_, n) => ({
          key: n === 0 ? record.meetingId : `${record.meetingId}/task/${n}`,
          kind: n === 0 ? ('record' as const) : ('task' as const),
          title: `${n}`,
          content: n,
          put,
        })),
})

test('given a record with many tasks, then the run hears of them in a few appends, and each knows where the record is', async () => {
  const places = new Set<string>()
  const target = shelf(async (io) => {
    const record = await io.other(io.key.split('/task/')[0] ?? '')
    if (io.key.includes('/task/')) places.add(record?.externalId ?? 'nowhere')
    return { status: 'succeeded', externalId: `at ${io.key}` }
  })
  let plans = 0
  const world = await openWorld({
    targets: [target],
    between: (store) => ({
      ...store,
      plan(given) {
        plans++
        return store.plan(given)
      },
    }),
  })
  const { runId, meeting } = await world.recorded(undefined, ['shelf'])
  await world.quiet()
  const rows = await world.rows(runId)
  expect(rows.map(({ status, reported }) => [status, reported])).toEqual(
    Array(MANY).fill(['succeeded', true]),
  )
  expect([...places]).toEqual([`at ${meeting.id}`])
  expect(plans).toBeLessThan(MANY / 4)
  const told = (await world.runs.state(runId))?.exports ?? {}
  expect(Object.values(told).map(({ status }) => status)).toEqual(Array(MANY).fill('succeeded'))
})

test('whoever waits for one run does not wait for another', async () => {
  const begun = Promise.withResolvers<void>()
  const done = Promise.withResolvers<void>()
  let slow = ''
  const target = shelf(async ({ key }) => {
    if (key === slow) {
      begun.resolve()
      await done.promise
    }
    return { status: 'succeeded', externalId: key }
  })
  const world = await openWorld({ targets: [target] })
  const first = await world.recorded(MINUTES.replace('tool library', 'slow one'), [])
  slow = first.meeting.id
  await world.command(first.runId, { type: 'export', target: 'shelf' })
  await begun.promise
  const { runId } = await world.recorded(undefined, ['shelf'])
  const settled = world.outbox.settled(runId, new AbortController().signal)
  const ticking = setInterval(() => world.clock.advance(3_000), 50)
  const rows = await settled.finally(() => clearInterval(ticking))
  expect(rows.map(({ status, reported }) => [status, reported])).toEqual(
    Array(MANY).fill(['succeeded', true]),
  )
  expect((await world.rows(first.runId))[0]).toMatchObject({ status: 'pending' })
  done.resolve()
  await world.outbox.settled(first.runId, new AbortController().signal)
  expect((await world.rows(first.runId)).every(({ status }) => status === 'succeeded')).toBe(true)
})
