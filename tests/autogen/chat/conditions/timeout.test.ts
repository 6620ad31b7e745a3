import { describe, expect, it } from 'vitest'
import { TimeoutTermination } from '../../../../backend/autogen/chat/conditions/timeout.ts'
import { ConfigurationError } from '../../../../backend/autogen/core/errors.ts'
import { ManualClock } from '../../../../backend/autogen/testkit/manual-clock.ts'
import { said, watched } from './support.ts'

const REASON = 'Timeout of 0.2 seconds reached'

describe('a timeout', () => {
  it('X20 Timeout counts from the run’s start and interrupts', async () => {
    const clock = new ManualClock()
    const timeout = new TimeoutTermination(0.2, { now: () => clock.now() })
    await clock.advance(1_000)
    const run = watched(timeout, clock)
    expect(await said(timeout, [])).toBeNull()
    await clock.advance(199)
    expect(run.interrupts).toEqual([])
    await clock.advance(1)
    expect(run.interrupts).toMatchObject([
      { content: REASON, source: 'TimeoutTermination', details: [{ seconds: 0.2, elapsedMs: 200 }] },
    ])
    expect(timeout.terminated).toBe(true)
    await expect(timeout.check([])).rejects.toThrow('already terminated')
  })

  it('E08 that watches no run counts from its first check', async () => {
    let now = 0
    const timeout = new TimeoutTermination(0.2, { now: () => now })
    now = 1_000
    expect(await said(timeout, [])).toBeNull()
    now = 1_199
    expect(await said(timeout, [])).toBeNull()
    now = 1_200
    expect(await said(timeout, [])).toBe(REASON)
    await timeout.reset()
    expect(await said(timeout, [])).toBeNull()
    now = 1_399
    expect(await said(timeout, [])).toBeNull()
    now = 1_400
    expect(await said(timeout, [])).toBe(REASON)
  })

  it('leaves a run alone that is over', async () => {
    const run = watched(new TimeoutTermination(0.2))
    expect(run.clock.sleeping).toBe(1)
    run.end()
    expect(run.clock.sleeping).toBe(0)
    await run.clock.advance(10_000)
    expect(run.interrupts).toEqual([])
  })

  it('gives each run its own time once it is reset', async () => {
    const timeout = new TimeoutTermination(0.2)
    const first = watched(timeout)
    await first.clock.advance(150)
    first.end()
    await timeout.reset()
    const second = watched(timeout)
    await second.clock.advance(199)
    expect(second.interrupts).toEqual([])
    await second.clock.advance(1)
    expect(second.interrupts).toHaveLength(1)
  })

  it('begins anew where it is reset in a run', async () => {
    const timeout = new TimeoutTermination(0.2)
    const run = watched(timeout)
    await run.clock.advance(150)
    await timeout.reset()
    await run.clock.advance(199)
    expect(run.interrupts).toEqual([])
    await run.clock.advance(1)
    expect(run.interrupts).toHaveLength(1)
  })

  it('goes on with the time that was left when it was saved', async () => {
    const saved = new TimeoutTermination(0.2)
    const before = watched(saved)
    await before.clock.advance(150)
    const loaded = new TimeoutTermination(0.2)
    loaded.loadState(saved.saveState())
    const after = watched(loaded)
    await after.clock.advance(49)
    expect(after.interrupts).toEqual([])
    await after.clock.advance(1)
    expect(after.interrupts).toHaveLength(1)
  })

  it.each([0, -1, Number.NaN, Infinity])('cannot be %d seconds', (seconds) => {
    expect(() => new TimeoutTermination(seconds)).toThrow(ConfigurationError)
  })
})
