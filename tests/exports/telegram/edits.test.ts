import { describe, expect, it } from 'vitest'
import type { Fault } from '../../support/emulators/core/faults.ts'
import { MINUTES } from '../../support/export-world.ts'
import { type Bench, benches, GROUP } from './bench.ts'

const openBench = benches()
const MINUTE = 60_000
const MILL = 'The library moves to the old mill.'
const BARN = 'The library moves to the red barn.'

async function sent(bench: Bench): Promise<string> {
  const { runId } = await bench.recorded()
  await bench.pass(10_000)
  expect(bench.chat()).toHaveLength(1)
  return runId
}
const failEdits = ({ telegram }: Bench, fault: Fault, times = 1) =>
  telegram.control.fault({ match: { path: '/editMessageText' }, times, fault })

describe('a message that is there', () => {
  it.each<Fault>([
    { kind: '429', retryAfter: 7 },
    { kind: 'status', code: 500, commit: 'before' },
    { kind: 'status', code: 502, commit: 'after', html: true },
    { kind: 'reset', commit: 'before' },
    { kind: 'reset', commit: 'after' },
    { kind: 'truncate' },
    { kind: 'garbageJson' },
    { kind: 'lateCommit', ms: MINUTE },
    { kind: 'hang', commit: 'before' },
  ])('says what it is to say after %j, and stays one', async (fault) => {
    const bench = await openBench()
    const runId = await sent(bench)
    failEdits(bench, fault)
    await bench.edit(runId, MILL)
    await bench.pass(20 * MINUTE)
    expect(bench.chat().map(({ text }) => text)).toEqual([expect.stringContaining(MILL)])
    expect(await bench.rows(runId)).toMatchObject([{ status: 'succeeded' }])
    expect(bench.telegram.control.messagesWith({ text: 'tool library' })).toEqual({ now: 1, most: 1 })
  })

  it('is not undone by an older edit that arrives after a newer one', async () => {
    const bench = await openBench()
    const runId = await sent(bench)
    failEdits(bench, { kind: 'lateCommit', ms: MINUTE })
    await bench.edit(runId, MILL)
    await bench.pass(1000)
    await bench.edit(runId, BARN)
    await bench.pass(30_000)
    expect(bench.chat()[0]?.text).toContain(BARN)
    await bench.pass(31_000)
    expect(bench.chat()[0]?.text).toContain(MILL)
    await bench.pass(2 * MINUTE)
    expect(bench.chat()[0]?.text).toContain(BARN)
  })

  it('is not written again when nothing has changed', async () => {
    const bench = await openBench()
    const runId = await sent(bench)
    const mark = bench.telegram.control.mark()
    await bench.ask(runId)
    await bench.pass(10 * MINUTE)
    expect(bench.telegram.control.writesSince(mark)).toEqual([])
    expect(await bench.rows(runId)).toMatchObject([{ status: 'unchanged', revision: 1 }])
  })

  it('stays away where a person has removed it, until a person wants it again', async () => {
    const bench = await openBench()
    const runId = await sent(bench)
    bench.telegram.control.remove({ chat: GROUP, message: 1 })
    await bench.edit(runId, MILL)
    await bench.pass(10 * MINUTE)
    expect(bench.chat()).toEqual([])
    const [row] = await bench.rows(runId)
    expect(row).toMatchObject({ status: 'removed', error: expect.stringContaining('send it again') })
    await bench.edit(runId, BARN)
    await bench.pass(10 * MINUTE)
    expect(bench.chat()).toEqual([])
    await bench.retry(row!.exportId)
    await bench.pass(MINUTE)
    expect(bench.chat()).toMatchObject([{ id: 2, text: expect.stringContaining(BARN) }])
    expect(await bench.rows(runId)).toMatchObject([{ status: 'succeeded', externalId: '-1001/2' }])
  })
})

describe('the pace of a chat', () => {
  it('keeps all that is written there three seconds apart, whichever message and council it is of', async () => {
    const bench = await openBench()
    const first = await sent(bench)
    const { runId: second } = await bench.recorded(MINUTES.replace('tool library', 'book library'))
    await bench.pass(10_000)
    const mark = bench.telegram.control.mark()
    for (const text of [MILL, BARN, MILL]) {
      for (const runId of [first, second]) await bench.edit(runId, text)
      await bench.pass(500)
    }
    await bench.pass(MINUTE)
    const writes = bench.telegram.control.writesSince(mark)
    const times = writes.map(({ at }) => at)
    expect(times.length).toBeGreaterThanOrEqual(3)
    for (const [n, at] of times.slice(1).entries()) expect(at - times[n]!).toBeGreaterThanOrEqual(3_000)
    expect(bench.chat().map(({ text }) => text)).toEqual([
      expect.stringContaining(MILL),
      expect.stringContaining(MILL),
    ])
  })
})
