import { beforeEach, describe, expect, it } from 'vitest'
import { Limiter, type Limits, type Permit } from '../../../../backend/autogen/models/gateway/limiter.ts'
import { ManualClock, settled } from '../../../../backend/autogen/testkit/manual-clock.ts'

let clock: ManualClock
beforeEach(() => void (clock = new ManualClock(1_000_000)))

// Callers that say when they got their permit.
function callers(limits: Limits) {
  const limiter = new Limiter(limits, clock)
  const served: string[] = []
  const permits = new Map<string, Permit>()
  const come = (name: string, tokens = 0, signal?: AbortSignal) =>
    limiter.acquire(tokens, signal).then((permit) => {
      served.push(name)
      permits.set(name, permit)
    })
  const go = async (name: string, used: number | null = null) => {
    permits.get(name)!.done(used)
    await settled()
  }
  return { limiter, served, come, go }
}

describe('given a limit to calls at the same time', () => {
  it('when more come, then they are served in the order they came, one for each that goes', async () => {
    const { limiter, served, come, go } = callers({ concurrency: 2 })
    for (const name of ['a', 'b', 'c', 'd']) void come(name)
    await settled()
    expect(served).toEqual(['a', 'b'])
    expect(limiter.waiting).toBe(2)
    await go('b')
    expect(served).toEqual(['a', 'b', 'c'])
    await go('a')
    expect(served).toEqual(['a', 'b', 'c', 'd'])
  })

  it('when one says twice that it is done, then it counts once', async () => {
    const { served, come, go } = callers({ concurrency: 1 })
    for (const name of ['a', 'b', 'c']) void come(name)
    await settled()
    await go('a')
    await go('a')
    expect(served).toEqual(['a', 'b'])
  })

  it('when one that waits gives up, then it is told why and the next takes its place', async () => {
    const { served, come, go, limiter } = callers({ concurrency: 1 })
    const gaveUp = new AbortController()
    void come('a')
    const waiting = expect(come('b', 0, gaveUp.signal)).rejects.toThrow('enough')
    void come('c')
    gaveUp.abort(new Error('enough'))
    await waiting
    expect(limiter.waiting).toBe(1)
    await go('a')
    expect(served).toEqual(['a', 'c'])
    await expect(come('d', 0, gaveUp.signal)).rejects.toThrow('enough')
  })
})

describe('given a limit to requests a minute', () => {
  it('when it is used up, then one comes through as each share of the minute has passed', async () => {
    const { served, come } = callers({ requestsPerMinute: 3 })
    for (const name of ['a', 'b', 'c', 'd', 'e']) void come(name)
    await settled()
    expect(served).toEqual(['a', 'b', 'c'])
    await clock.advance(19_999)
    expect(served).toHaveLength(3)
    await clock.advance(1)
    expect(served).toEqual(['a', 'b', 'c', 'd'])
    await clock.advance(20_000)
    expect(served).toHaveLength(5)
    expect(clock.sleeping).toBe(0)
  })

  it('when nobody comes for hours, then no more than a minute is saved up', async () => {
    const { served, come } = callers({ requestsPerMinute: 3 })
    await clock.advance(10_000_000)
    for (let n = 0; n < 9; n += 1) void come(`${n}`)
    await settled()
    expect(served).toHaveLength(3)
  })
})

describe('given a limit to tokens a minute', () => {
  it('when a call took more than was thought, then the next ones wait for it', async () => {
    const { served, come, go } = callers({ tokensPerMinute: 600 })
    void come('a', 100)
    await settled()
    await go('a', 700)
    void come('b', 100)
    // 600 − 700 = −100: there are 100 again after 20 s.
    await clock.advance(19_999)
    expect(served).toEqual(['a'])
    await clock.advance(1)
    expect(served).toEqual(['a', 'b'])
  })

  it('when it took less, then the rest is given back; when nobody knows, what was thought stands', async () => {
    const { served, come, go } = callers({ tokensPerMinute: 600 })
    void come('a', 600)
    await settled()
    await go('a', 100)
    void come('b', 500)
    await settled()
    expect(served).toEqual(['a', 'b'])
    await go('b', null)
    void come('c', 1)
    await settled()
    expect(served).toEqual(['a', 'b'])
  })

  it('when one wants more than ever fits, then it waits until all is there and no longer', async () => {
    const { served, come } = callers({ tokensPerMinute: 600 })
    void come('a', 10)
    void come('giant', 100_000)
    await clock.advance(1000)
    expect(served).toEqual(['a', 'giant'])
  })

  it('when a small one comes after a large one, then it does not overtake it, unless the large one leaves', async () => {
    const { served, come } = callers({ tokensPerMinute: 600 })
    const gaveUp = new AbortController()
    void come('a', 500)
    const large = expect(come('large', 400, gaveUp.signal)).rejects.toThrow()
    void come('small', 50)
    await settled()
    expect(served).toEqual(['a'])
    gaveUp.abort()
    await large
    await settled()
    expect(served).toEqual(['a', 'small'])
  })
})

describe('given a provider that says when to come again', () => {
  it('when it told one of them, then all wait so long, and those who run go on', async () => {
    const { limiter, served, come } = callers({})
    void come('a')
    await settled()
    limiter.pause(7000)
    limiter.pause(1000)
    void come('b')
    void come('c')
    await settled()
    expect(clock.sleeping, 'one alarm is enough').toBe(1)
    await clock.advance(6999)
    expect(served).toEqual(['a'])
    await clock.advance(1)
    expect(served).toEqual(['a', 'b', 'c'])
  })

  it('when it says next year, then it is asked again after a while all the same', async () => {
    const { limiter, served, come } = callers({ maxPauseMs: 60_000 })
    limiter.pause(365 * 86_400_000)
    void come('a')
    await clock.advance(60_000)
    expect(served).toEqual(['a'])
  })
})

it('limits that let nobody through are refused', () => {
  for (const limits of [{ concurrency: 0 }, { requestsPerMinute: -1 }, { tokensPerMinute: Number.NaN }])
    expect(() => new Limiter(limits, clock)).toThrow(/give more than 0/)
})
