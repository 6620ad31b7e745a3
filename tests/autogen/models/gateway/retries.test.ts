import { beforeEach, describe, expect, it } from 'vitest'
import { ModelError, type ModelErrorKind } from '../../../../backend/autogen/models/errors.ts'
import { type RetrySettings, withRetries } from '../../../../backend/autogen/models/gateway/retries.ts'
import { ManualClock } from '../../../../backend/autogen/testkit/manual-clock.ts'

const error = (kind: ModelErrorKind, retryable: boolean, retryAfterMs: number | null = null) =>
  new ModelError(kind, 'No.', { retryable, retryAfterMs })

let clock: ManualClock
beforeEach(() => void (clock = new ManualClock()))

// Fails in this way each time, or the given number of times; says when it was called.
function attempts(failure: unknown, settings: RetrySettings = {}, times = Infinity, signal?: AbortSignal) {
  const at: number[] = []
  const call = async () => {
    at.push(clock.now())
    if (at.length <= times) throw failure
    return 'answer'
  }
  return { at, result: withRetries(call, { clock, random: () => 0.5, ...settings }, signal) }
}

describe('given a call that fails', () => {
  it('when it may be tried again, then it is, after waits that double, up to the number of attempts', async () => {
    const failure = error('overloaded', true)
    const { at, result } = attempts(failure, { attempts: 5, baseMs: 1000, maxMs: 3000 })
    const failed = expect(result).rejects.toBe(failure)
    await clock.advance(60_000)
    await failed
    expect(at).toEqual([0, 500, 1500, 3000, 4500])
  })

  it('when it succeeds in the end, then that is the answer, and each failure was told', async () => {
    const heard: unknown[] = []
    const failure = error('cut_stream', true)
    const onRetry = (...told: unknown[]) => heard.push(told)
    const { result } = attempts(failure, { baseMs: 1000, onRetry }, 2)
    await clock.advance(60_000)
    expect(await result).toBe('answer')
    expect(heard).toEqual([
      [failure, 1, 500],
      [failure, 2, 1000],
    ])
  })

  it('when the dice say so, then it waits anything between nothing and all of it', async () => {
    const first = attempts(error('timeout', true), { random: () => 0, baseMs: 1000 }, 1)
    const second = attempts(error('timeout', true), { random: () => 0.999, baseMs: 1000 }, 1)
    await clock.advance(1000)
    await Promise.all([first.result, second.result])
    expect([first.at, second.at]).toEqual([
      [0, 0],
      [0, 999],
    ])
  })

  it.each<[string, unknown]>([
    ['is the request', error('bad_request', false)],
    ['is the key', error('unauthorised', false)],
    ['is an open circuit', error('circuit_open', true, 10)],
    ['is a bug', new TypeError('oops')],
  ])('when the reason %s, then it is not tried again', async (_, failure) => {
    const { at, result } = attempts(failure)
    await expect(result).rejects.toBe(failure)
    expect(at).toEqual([0])
  })
})

describe('given a provider that says when to come again', () => {
  it('when that is soon, then nobody comes earlier, nor all together', async () => {
    const { at, result } = attempts(error('rate_limited', true, 7000), { baseMs: 1000 }, 1)
    await clock.advance(7499)
    expect(at).toEqual([0])
    await clock.advance(1)
    await result
    expect(at).toEqual([0, 7500])
  })

  it('when that is late, then the call fails at once', async () => {
    const { at, result } = attempts(error('rate_limited', true, 120_001))
    await expect(result).rejects.toMatchObject({ retryAfterMs: 120_001 })
    expect(at).toEqual([0])
  })
})

describe('given a caller that gives up', () => {
  it('when it does so between two attempts, then there is no further one', async () => {
    const caller = new AbortController()
    const { at, result } = attempts(error('timeout', true), {}, Infinity, caller.signal)
    const ended = expect(result).rejects.toThrow('enough')
    await clock.advance(0)
    caller.abort(new Error('enough'))
    await ended
    expect(at).toEqual([0])
    expect(clock.sleeping).toBe(0)
  })
})

it('no attempt at all is refused', async () => {
  await expect(withRetries(async () => 1, { attempts: 0 })).rejects.toThrow(/1 or more/)
})
