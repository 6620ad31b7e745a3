import { describe, expect, it } from 'vitest'
import type { Fault } from '../../support/emulators/core/faults.ts'
import { type Bench, benches, manyTasks } from './bench.ts'

const openBench = benches()
const MINUTE = 60_000

const failSends = ({ telegram }: Bench, fault: Fault, times = 1) =>
  telegram.control.fault({ match: { path: '/sendMessage' }, times, fault })
const LOST: [string, Fault, number][] = [
  ['a reset before it', { kind: 'reset', commit: 'before' }, 0],
  ['a reset after it', { kind: 'reset', commit: 'after' }, 1],
  ['a reset amid the answer', { kind: 'reset', commit: 'mid-body' }, 1],
  ['half an answer', { kind: 'truncate' }, 1],
  ['garbage', { kind: 'garbageJson' }, 1],
  ['an error before it', { kind: 'status', code: 500, commit: 'before' }, 0],
  ['an error after it', { kind: 'status', code: 503, commit: 'after' }, 1],
  ['an error page after it', { kind: 'status', code: 502, commit: 'after', html: true }, 1],
  ['a commit that comes a minute later', { kind: 'lateCommit', ms: MINUTE }, 1],
  ['no answer at all after it', { kind: 'hang', commit: 'after' }, 1],
]

describe('the first message', () => {
  it.each(LOST)('whose answer is lost by %s is not sent again by itself', async (_, fault, there) => {
    const bench = await openBench()
    failSends(bench, fault)
    const { runId } = await bench.recorded()
    await bench.pass(10 * MINUTE)
    expect(await bench.rows(runId)).toMatchObject([
      { status: 'unconfirmed', externalId: null, error: expect.stringContaining('send it again') },
    ])
    expect(bench.chat()).toHaveLength(there)
    await bench.edit(runId, 'The library moves to the old mill.')
    await bench.ask(runId)
    await bench.pass(10 * MINUTE)
    expect(bench.chat()).toHaveLength(there)
    expect(bench.telegram.control.messagesWith({ text: 'tool library' }).most).toBe(there)
  })

  it.each(LOST)('whose answer is lost by %s is sent again when a person says so', async (_, fault, there) => {
    const bench = await openBench()
    failSends(bench, fault)
    const { runId } = await bench.recorded()
    await bench.pass(4 * MINUTE)
    const [row] = await bench.rows(runId)
    await bench.retry(row!.exportId)
    await bench.pass(MINUTE)
    expect(bench.chat()).toHaveLength(there + 1)
    expect(await bench.rows(runId)).toMatchObject([{ status: 'succeeded', externalId: `-1001/${there + 1}` }])
    // From now on that one is edited.
    await bench.edit(runId, 'The library moves to the old mill.')
    await bench.pass(MINUTE)
    expect(bench.chat()).toHaveLength(there + 1)
    expect(bench.chat().at(-1)?.text).toContain('the old mill')
  })

  it('that is followed by a reply whose answer is lost does not bring that reply twice', async () => {
    const bench = await openBench()
    const fault = { kind: 'reset', commit: 'after' } as const
    bench.telegram.control.fault({ match: { path: '/sendMessage', nth: 2 }, times: 1, fault })
    const { runId } = await bench.recorded(manyTasks(100))
    await bench.pass(5 * MINUTE)
    expect(await bench.rows(runId)).toMatchObject([{ status: 'unconfirmed', externalId: '-1001/1' }])
    await bench.edit(runId, 'We tidy a little.')
    await bench.pass(5 * MINUTE)
    expect(bench.chat()).toHaveLength(2)
    expect(bench.chat()[0]?.text).toContain('We tidy a little.')
    const [row] = await bench.rows(runId)
    expect(row?.status).toBe('unconfirmed')
    await bench.retry(row!.exportId)
    await bench.pass(5 * MINUTE)
    expect(await bench.rows(runId)).toMatchObject([{ status: 'succeeded' }])
    const tasks = (await bench.house.state(runId)).artifacts.action_items?.body ?? []
    expect(
      bench.telegram.control.messagesWith({ text: tasks.map(({ title }) => title).at(-1) ?? '' }).now,
    ).toBe(1)
  })

  it.each<[string, Fault]>([
    ['Telegram asks for patience', { kind: '429', retryAfter: 40 }],
    ['Telegram asks for patience without a header', { kind: '429', retryAfter: 40, noHeader: true }],
  ])('is sent once when %s, and not before', async (_, fault) => {
    const bench = await openBench()
    failSends(bench, fault)
    const { runId } = await bench.recorded()
    await bench.pass(39_000)
    expect(bench.telegram.control.journal()).toHaveLength(1)
    await bench.pass(2 * MINUTE)
    expect(bench.chat()).toHaveLength(1)
    expect(await bench.rows(runId)).toMatchObject([{ status: 'succeeded' }])
  })

  it('waits for a Telegram that cannot be reached, and is sent once', async () => {
    const bench = await openBench()
    const { port } = new URL(bench.telegram.url)
    await bench.telegram.close()
    const { runId } = await bench.recorded()
    await bench.pass(MINUTE)
    expect(await bench.rows(runId)).toMatchObject([
      { status: 'failed', error: expect.stringContaining('cannot be reached (ECONNREFUSED)') },
    ])
    const { startTelegram } = await import('../../support/emulators/telegram/start.ts')
    const again = await startTelegram({ clock: bench.clock, port: Number(port) })
    await bench.pass(30 * MINUTE)
    expect(again.control.chat(-1001)).toHaveLength(1)
    expect(await bench.rows(runId)).toMatchObject([{ status: 'succeeded' }])
    await again.close()
  })
})
