import { describe, expect, it } from 'vitest'
import { countingIds } from '../../../backend/autogen/testkit/counting-ids.ts'
import { ManualClock, settled } from '../../../backend/autogen/testkit/manual-clock.ts'

describe('a manual clock', () => {
  it('wakes sleepers in the order of their time, each at its own', async () => {
    const clock = new ManualClock(1000)
    const woken: string[] = []
    const sleeps = [30, 10, 20, 10].map((ms, index) =>
      clock.sleep(ms).then(() => woken.push(`${index} at ${clock.now()}`)),
    )

    await clock.advance(25)
    expect(woken).toEqual(['1 at 1010', '3 at 1010', '2 at 1020'])
    expect(clock.sleeping).toBe(1)

    await clock.advance(5)
    await Promise.all(sleeps)
    expect(woken.at(-1)).toBe('0 at 1030')
    expect(clock.now()).toBe(1030)
  })

  it('wakes those who lie down again within the time', async () => {
    const clock = new ManualClock()
    const ticks: number[] = []
    const ticking = (async () => {
      while (ticks.length < 3) {
        await clock.sleep(10)
        ticks.push(clock.now())
      }
    })()
    await clock.advance(100)
    await ticking
    expect(ticks).toEqual([10, 20, 30])
  })

  it('wakes with the reason where the signal is aborted, and forgets the sleeper', async () => {
    const clock = new ManualClock()
    const controller = new AbortController()
    const sleep = clock.sleep(10, controller.signal)
    controller.abort(new Error('enough'))
    await expect(sleep).rejects.toThrow('enough')
    expect(clock.sleeping).toBe(0)
    await expect(clock.sleep(10, controller.signal)).rejects.toThrow('enough')
  })

  it('lets long chains of promises settle', async () => {
    let steps = 0
    void (async () => {
      for (; steps < 500; steps++) await Promise.resolve()
    })()
    await settled()
    expect(steps).toBe(500)
  })
})

describe('counting ids', () => {
  it('count', () => {
    const newId = countingIds('m')
    expect([newId(), newId()]).toEqual(['m-1', 'm-2'])
  })
})
