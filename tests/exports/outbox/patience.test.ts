// How long is waited for a service that is away or asks for patience, and what people hear of it.
import { expect, test } from 'vitest'
import { ExportFault } from '../../../backend/exports/export-fault.ts'
import type { ExportIo, ExportOutcome, ExportTarget } from '../../../backend/ports/export-target.ts'
import { exportWorlds, MINUTES } from '../../support/export-world.ts'

const openWorld = exportWorlds()

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Two hours stand for the day that is usual. */
const PATIENCE = { patience: { firstMs: MINUTE, longestMs: 5 * MINUTE, giveUpMs: 2 * HOUR } }

/** A record and its tasks, each brought by `put`. */
const shelf = (
  put: (io: ExportIo) => Promise<ExportOutcome>,
  more: Partial<ExportTarget> = {},
): ExportTarget => ({
  name: 'shelf',
  title: 'Shelf',
  rates: {},
  objects: ({ record }) =>
    record === null
      ? []
      : [
          { key: record.meetingId, kind: 'record', title: 'The record', content: record.summary, put },
          ...record.tasks.map(
            ({ key, item }) => ({ key, kind: 'task', title: item.title, content: item, put }) as const,
          ),
        ],
  ...more,
})

test('given a service that asks for patience all the time, then people hear of it after ten minutes, once, and it is given up like any other; no try is wasted', async () => {
  let waitMs = 30_000
  let mayGo = false
  const target = shelf(async () => {
    if (!mayGo) throw new ExportFault('limited', 'Shelf asks for patience.', { retryAfterMs: waitMs })
    return { status: 'succeeded', externalId: 'there' }
  }, PATIENCE)
  const world = await openWorld({ targets: [target] })
  const { runId } = await world.recorded(undefined, ['shelf'])
  const record = async () => (await world.rows(runId)).find(({ kind }) => kind === 'record')
  const told = async () => {
    const events = await world.store.log.read(runId, 0)
    return events.filter(
      ({ bytes }) => bytes.includes('"status":"failed"') && bytes.includes('asks for patience'),
    )
  }
  await world.quiet(9 * MINUTE)
  expect([await record(), await told()]).toMatchObject([{ status: 'pending', error: null }, []])
  await world.quiet(2 * MINUTE)
  expect(await record()).toMatchObject({
    status: 'failed',
    attempt: 0,
    error: expect.stringContaining('Shelf asks for patience. That takes long by now'),
    nextAt: expect.any(Number),
  })
  waitMs = 30 * MINUTE
  await world.quiet(HOUR)
  expect(await record()).toMatchObject({ status: 'failed', attempt: 0 })
  expect(await told()).toHaveLength(1)
  expect((await told())[0]?.bytes).toContain('"retryAt":')
  await world.quiet(1.5 * HOUR)
  expect(await record()).toMatchObject({
    status: 'dead',
    error: expect.stringMatching(/^Given up.*Then try again/),
  })
  mayGo = true
  await world.store.outbox.retry((await record())?.exportId ?? '', world.clock.now())
  world.outbox.wake()
  await world.quiet(HOUR)
  expect(await record()).toMatchObject({ status: 'succeeded', attempt: 1, error: null })
})

test('given a record that was given up for its service was away, then its tasks have no day of their own; what comes later has', async () => {
  const target = shelf(async () => {
    throw new ExportFault('later', 'Shelf cannot be reached.')
  }, PATIENCE)
  const world = await openWorld({ targets: [target] })
  const { runId } = await world.recorded(undefined, ['shelf'])
  await world.quiet(1.5 * HOUR)
  const late = await world.recorded(MINUTES.replace('tool library', 'late one'), ['shelf'])
  await world.quiet(HOUR)
  const rows = await world.rows(runId)
  expect(rows.map(({ kind, status }) => [kind, status])).toEqual([
    ['record', 'dead'],
    ['task', 'dead'],
    ['task', 'dead'],
  ])
  expect(rows[1]?.error).toMatch(/^Given up after 1 try\. Shelf cannot be reached/)
  expect((await world.rows(late.runId))[0]).toMatchObject({ kind: 'record', status: 'failed' })
})
