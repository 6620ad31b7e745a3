import { describe, expect, it } from 'vitest'
import { systemClock } from '../../../backend/autogen/core/system-clock.ts'

describe('the clock of this computer', () => {
  it('wakes who sleeps, also for no time at all', async () => {
    const before = systemClock.now()
    await systemClock.sleep(2)
    await systemClock.sleep(-1)
    expect(systemClock.now()).toBeGreaterThanOrEqual(before)
  })

  it('wakes at once whose signal is aborted, with its reason', async () => {
    const given = new AbortController()
    const sleeping = systemClock.sleep(2 ** 40, given.signal)
    given.abort(new Error('up!'))
    await expect(sleeping).rejects.toThrow('up!')
    await expect(systemClock.sleep(1, given.signal)).rejects.toThrow('up!')
  })
})
