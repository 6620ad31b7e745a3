import { describe, expect, it } from 'vitest'
import type { OutboxStore } from '../../../backend/ports/exports.ts'
import { type Bench, benches, GROUP } from './bench.ts'

const openBench = benches()
const MINUTE = 60_000
const MILL = 'The library moves to the old mill.'
type Write = Extract<keyof OutboxStore, 'plan' | 'hold' | 'keep' | 'claim' | 'settle' | 'reported'>
const WRITES: Write[] = ['plan', 'hold', 'keep', 'claim', 'settle', 'reported']

/** A process that dies at the nth write of a kind, before it or right after it; from then on it can do nothing more. */
function dying(write: Write, nth: number, when: 'before' | 'after') {
  let calls = 0
  let dead = false
  const died = () => new Error('The process is dead.')
  return (store: OutboxStore): OutboxStore =>
    new Proxy(store, {
      get(kept, name: keyof OutboxStore) {
        return async (...given: never[]) => {
          if (dead) throw died()
          const isFatal = name === write && ++calls === nth
          if (isFatal && when === 'before') dead = true
          if (dead) throw died()
          const call = kept[name] as (...all: never[]) => Promise<unknown>
          const result = await call(...given)
          if (!isFatal) return result
          dead = true
          throw died()
        }
      },
    })
}

/** The next process, on the same database and before the same Telegram. */
const next = async (bench: Bench) => {
  const { store, telegram, clock, dataDir } = bench
  const after = await openBench({ store, telegram, clock, dataDir, seed: 2 })
  await after.outbox.takeUp('main')
  return after
}

const places = WRITES.flatMap((write) =>
  (write === 'keep' ? [1, 2] : [1]).flatMap((nth) =>
    (['before', 'after'] as const).map((when) => [when, write, nth] as const),
  ),
)

describe('killed', () => {
  it.each(places)(
    '%s %s %i of the first message, there is at most one, and never a silent doubt',
    async (when, write, nth) => {
      const bench = await openBench({ between: dying(write, nth, when) })
      const { runId } = await bench.recorded()
      await bench.pass(10_000)
      await bench.outbox.close()
      const after = await next(bench)
      await after.pass(20 * MINUTE)
      const there = after.chat().length
      const [row] = await after.rows(runId)
      expect(there).toBeLessThanOrEqual(1)
      // Between the note that it is being sent and the note that it was, nobody can tell; else it is there.
      const nobodyKnows =
        (write === 'keep' && nth === 1 && when === 'after') ||
        (write === 'keep' && nth === 2 && when === 'before')
      expect(row?.status).toBe(nobodyKnows ? 'unconfirmed' : 'succeeded')
      if (!nobodyKnows) expect(there).toBe(1)
    },
  )

  it.each(places)('%s %s %i of an edit, the message says what it is to say', async (when, write, nth) => {
    const bench = await openBench()
    const { runId } = await bench.recorded()
    await bench.pass(10_000)
    await bench.outbox.close()
    const { store, telegram, clock, dataDir } = bench
    const dies = await openBench({
      store,
      telegram,
      clock,
      dataDir,
      seed: 3,
      between: dying(write, nth, when),
    })
    await dies.edit(runId, MILL)
    await dies.pass(10_000)
    await dies.outbox.close()
    const after = await next(bench)
    await after.pass(20 * MINUTE)
    expect(after.chat().map(({ text }) => text)).toEqual([expect.stringContaining(MILL)])
    expect(await after.rows(runId)).toMatchObject([{ status: 'succeeded' }])
  })

  it('after a removal was noted and before it was told, it is told by the next process', async () => {
    const bench = await openBench()
    const { runId } = await bench.recorded()
    await bench.pass(10_000)
    await bench.outbox.close()
    bench.telegram.control.remove({ chat: GROUP, message: 1 })
    const { store, telegram, clock, dataDir } = bench
    const dies = await openBench({
      store,
      telegram,
      clock,
      dataDir,
      seed: 3,
      between: dying('settle', 1, 'before'),
    })
    await dies.edit(runId, MILL)
    await dies.pass(10_000)
    await dies.outbox.close()
    const after = await next(bench)
    await after.pass(20 * MINUTE)
    expect(after.chat()).toEqual([])
    expect(await after.rows(runId)).toMatchObject([{ status: 'removed' }])
  })

  it('while the answer is on its way, the message is not sent again', async () => {
    const bench = await openBench()
    const held = bench.telegram.control.hold({ path: '/sendMessage' })
    const { runId } = await bench.recorded()
    await held.reached
    await bench.outbox.close()
    held.release()
    const after = await next(bench)
    await after.pass(20 * MINUTE)
    expect(after.chat()).toHaveLength(1)
    expect(await after.rows(runId)).toMatchObject([{ status: 'unconfirmed' }])
  })
})
