import { expect, test } from 'vitest'
import { ExportFault } from '../../../backend/exports/export-fault.ts'
import type { ExportIo, ExportOutcome, ExportTarget } from '../../../backend/ports/export-target.ts'
import { VirtualClock } from '../../support/emulators/core/clock.ts'
import { exportWorlds, MINUTES, type World } from '../../support/export-world.ts'

const openWorld = exportWorlds()
const HOUR = 3_600_000
const DONE: ExportOutcome = { status: 'succeeded', externalId: 'there' }

/** A target with ten objects a meeting, each with its own key. */
function target(
  put: (io: ExportIo) => Promise<ExportOutcome>,
  { name = 'shelf', kind = 'task' as 'task' | 'board', rates = {} } = {},
): ExportTarget {
  return {
    name,
    title: name,
    rates,
    objects: ({ record }) =>
      record === null
        ? []
        : Array.from({ length: 10 }, (_, n) => ({
            key: `${record.meetingId}/${n}`,
            kind,
            title: `No. ${n}`,
            content: n,
            put,
          })),
  }
}

/** Lets the clock run, from one thing that is due to the next and at least by `stepMs`, until it is so. */
async function until(world: World, isSo: () => boolean | Promise<boolean>, stepMs = 0): Promise<void> {
  const { clock } = world
  for (let steps = 0; !(await isSo()); steps++) {
    if (steps > 3_000) throw new Error('It never came to that.')
    for (let looks = 0; looks < 20; looks++) await new Promise((resolve) => setImmediate(resolve))
    // Before time goes on: what rests until then is at rest now.
    if (await isSo()) return
    const next = clock.next()
    if (next !== null) clock.advance(Math.max(stepMs, next - clock.now()))
  }
}

const statuses = async (world: World, runId: string, name = 'shelf') =>
  (await world.rows(runId)).filter(({ target: at }) => at === name).map(({ status }) => status)

const areAll = async (world: World, runId: string, wanted: string) => {
  const all = await statuses(world, runId)
  return all.length === 10 && all.every((status) => status === wanted)
}
const isOver = (world: World, runId: string) => areAll(world, runId, 'succeeded')

test('in a storm of 429 no window holds more than is allowed, and none goes out while the service rests', async () => {
  const clock = new VirtualClock()
  const asked: { at: number; key: string }[] = []
  const allowed = { everyMs: 1_000, burst: 2 }
  let openAt = 0
  const shelf = target(
    async (io) => {
      await io.pace('shelf')
      asked.push({ at: clock.now(), key: io.key })
      expect(clock.now()).toBeGreaterThanOrEqual(openAt)
      if (asked.length % 3 !== 0) return DONE
      openAt = clock.now() + 20_000
      throw new ExportFault('limited', 'Patience.', { retryAfterMs: 20_000 })
    },
    { rates: { shelf: allowed } },
  )
  const world = await openWorld({ targets: [shelf], clock })
  const { runId } = await world.recorded(undefined, ['shelf'])
  await until(world, () => isOver(world, runId))
  for (const { at } of asked) {
    const inWindow = asked.filter((one) => one.at >= at && one.at < at + 10_000).length
    expect(inWindow).toBeLessThanOrEqual(12)
  }
  const keys = asked.map(({ key }) => Number(key.split('/').at(-1)))
  expect(keys).toEqual(keys.toSorted((a, b) => a - b))
  // Nobody was to blame, so no try is counted.
  expect((await world.rows(runId)).map(({ attempt }) => attempt)).toEqual(Array(10).fill(1))
})

test('a target that is away for a day is given up with a reason, and a person has it tried again', async () => {
  let away = true
  let asked = 0
  const shelf = target(
    async () => {
      asked += 1
      if (away) throw new ExportFault('later', 'The shelf is away. Look whether it is switched on.')
      return DONE
    },
    { kind: 'board' },
  )
  const world = await openWorld({ targets: [shelf] })
  const began = world.clock.now()
  const { runId } = await world.recorded(undefined, ['shelf'])
  await until(world, () => areAll(world, runId, 'dead'), 5 * 60_000)
  expect(world.clock.now() - began).toBeGreaterThanOrEqual(24 * HOUR)
  expect(world.clock.now() - began).toBeLessThan(26 * HOUR)
  // One call a rest of ten minutes, and not one a minute for each of ten.
  expect(asked).toBeLessThan(250)
  const [row] = await world.rows(runId)
  expect(row?.error).toMatch(
    /^Given up after \d+ tries\. The shelf is away\. Look whether it is switched on\./,
  )
  away = false
  for (const { exportId } of await world.rows(runId))
    await world.store.outbox.retry(exportId, world.clock.now())
  world.outbox.lane('shelf')?.tryAgain()
  world.outbox.wake()
  await until(world, () => isOver(world, runId))
  const told = Object.values((await world.runs.state(runId))?.exports ?? {})
  expect(told.map(({ status }) => status)).toEqual(Array(10).fill('succeeded'))
})

test('one dead target does not slow another', async () => {
  const clock = new VirtualClock()
  const dead = target(() => Promise.reject(new ExportFault('later', 'It is away.')), { name: 'dead' })
  const well = target(async () => DONE)
  const world = await openWorld({ targets: [dead, well], clock })
  const { runId } = await world.recorded(undefined, ['dead', 'shelf'])
  await until(world, () => isOver(world, runId))
  expect(clock.now()).toBeLessThan(Date.UTC(2026, 0, 5, 9, 1))
  expect(await statuses(world, runId, 'dead')).not.toContain('succeeded')
})

test('a target that refuses us as a whole is asked once and no more until it has rested, and says why', async () => {
  let asked = 0
  const shelf = target(
    async () => {
      asked += 1
      throw new ExportFault('paused', 'The key is wrong. Set another.')
    },
    { kind: 'board' },
  )
  const world = await openWorld({ targets: [shelf] })
  const { runId } = await world.recorded(undefined, ['shelf'])
  await until(world, () => world.outbox.lane('shelf')?.rest() !== null && world.outbox.quiet)
  expect(asked).toBeLessThanOrEqual(4)
  expect(world.outbox.lane('shelf')?.rest()?.why).toBe('The key is wrong. Set another.')
  expect(await statuses(world, runId)).toContain('failed')
})

test('a person who asks for the record again has a target tried at once that rests since it refused us', async () => {
  let isMended = false
  const shelf = target(async () => {
    if (isMended) return DONE
    throw new ExportFault('paused', 'The key is wrong. Set another.')
  })
  const world = await openWorld({ targets: [shelf] })
  const { runId } = await world.recorded(undefined, ['shelf'])
  await until(world, () => world.outbox.lane('shelf')?.rest() !== null && world.outbox.quiet)
  isMended = true
  const mendedAt = world.clock.now()
  await world.command(runId, { type: 'export', target: 'shelf' })
  await until(world, () => isOver(world, runId))
  // A rest is five minutes.
  expect(world.clock.now() - mendedAt).toBeLessThan(60_000)
})

test('a person who asks for another record leaves the service the patience that it asked for', async () => {
  const called: number[] = []
  const shelf = target(
    async (io) => {
      called.push(io.now())
      if (called.length > 1) return DONE
      throw new ExportFault('limited', 'Later.', { retryAfterMs: HOUR })
    },
    { kind: 'board' },
  )
  const world = await openWorld({ targets: [shelf], clock: new VirtualClock() })
  const from = world.clock.now()
  const first = await world.recorded(undefined, ['shelf'])
  await until(world, () => called.length > 0 && world.outbox.quiet)
  // Four are on their way at once.
  const atOnce = called.length
  const second = await world.recorded(MINUTES.replace('tool library', 'harbour'), ['shelf'])
  await until(world, async () => (await isOver(world, first.runId)) && isOver(world, second.runId))
  expect(called.slice(atOnce).every((at) => at >= from + HOUR)).toBe(true)
})
