import { beforeEach, describe, expect, it } from 'vitest'
import { ModelError, type ModelErrorKind } from '../../../../backend/autogen/models/errors.ts'
import { CircuitBreaker } from '../../../../backend/autogen/models/gateway/circuit-breaker.ts'
import { ManualClock } from '../../../../backend/autogen/testkit/manual-clock.ts'

const error = (kind: ModelErrorKind, retryable: boolean) => new ModelError(kind, 'No.', { retryable })
const down = error('overloaded', true)

let clock: ManualClock
let breaker: CircuitBreaker
beforeEach(() => {
  clock = new ManualClock(1_000_000)
  breaker = new CircuitBreaker({ failures: 3, openMs: 30_000 }, clock)
})
const fail = (times: number, how: unknown = down) => {
  for (let n = 0; n < times; n += 1) breaker.enter().failed(how)
}

describe('given a provider that fails', () => {
  it('when it fails three times in a row, then it is left alone, and everyone is told until when', () => {
    fail(2)
    expect(breaker.state).toBe('closed')
    expect(breaker.opensAt).toBeNull()
    fail(1)
    expect(breaker.state).toBe('open')
    expect(breaker.opensAt).toBe(1_030_000)
    const refused = expect.objectContaining({
      kind: 'circuit_open',
      retryable: true,
      retryAfterMs: 30_000,
      message: expect.stringMatching(/3 times in a row.*in 30 s/),
    })
    expect(() => breaker.enter()).toThrow(refused)
    expect(() => breaker.check()).toThrow(refused)
  })

  it('when one succeeds in between, then it is counted anew', () => {
    fail(2)
    breaker.enter().succeeded()
    fail(2)
    expect(breaker.state).toBe('closed')
  })

  it('when it refuses a request, then it is alive; what says nothing about it counts neither way', () => {
    fail(2)
    for (const how of [error('rate_limited', true), error('too_large', false), new Error('aborted')])
      fail(3, how)
    breaker.enter().left()
    expect(breaker.state).toBe('closed')
    fail(1)
    expect(breaker.state).toBe('open')

    breaker = new CircuitBreaker({ failures: 3 }, clock)
    fail(2)
    fail(1, error('bad_request', false))
    fail(2)
    expect(breaker.state).toBe('closed')
  })
})

describe('given an open breaker, when its time has passed', () => {
  beforeEach(async () => {
    fail(3)
    await clock.advance(30_000)
  })

  it('then one call may try, and no other until that one has ended', () => {
    expect(breaker.state).toBe('half-open')
    const probe = breaker.enter()
    expect(() => breaker.enter()).toThrow(/by another call right now/)
    probe.succeeded()
    expect(breaker.state).toBe('closed')
    breaker.enter().succeeded()
  })

  it('then it opens again where that one fails too', () => {
    fail(1)
    expect(breaker.state).toBe('open')
    expect(breaker.opensAt).toBe(1_060_000)
  })

  it('then another may try where that one was given up', () => {
    breaker.enter().left()
    expect(breaker.state).toBe('half-open')
    const probe = breaker.enter()
    probe.succeeded()
    // Said too late: it has ended already.
    probe.failed(down)
    expect(breaker.state).toBe('closed')
  })
})

it('a breaker that is always open is refused', () => {
  expect(() => new CircuitBreaker({ failures: 0 }, clock)).toThrow(/give 1 or more/)
})
