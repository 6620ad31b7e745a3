import { expect, test } from 'vitest'
import { seededRandom } from '../../../backend/engine/system.ts'
import { backoffMs, PATIENCE } from '../../../backend/exports/backoff.ts'
import { Breaker } from '../../../backend/exports/breaker.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND

test('the waits grow to half an hour, each between half and all of what it may be', () => {
  const random = seededRandom(7)
  for (let attempt = 1; attempt < 60; attempt++) {
    const whole = Math.min(30 * MINUTE, 5 * SECOND * 2 ** (attempt - 1))
    const wait = backoffMs(attempt, PATIENCE, random)
    expect(wait).toBeGreaterThanOrEqual(whole / 2)
    expect(wait).toBeLessThanOrEqual(whole)
  }
})

test('two that failed together are not tried together', () => {
  const random = seededRandom(7)
  const waits = Array.from({ length: 50 }, () => backoffMs(4, PATIENCE, random))
  expect(new Set(waits).size).toBeGreaterThan(45)
})

test('a target that fails five times in a row is left alone, for longer each time, and says why', () => {
  const breaker = new Breaker()
  let now = 0
  for (let n = 0; n < 4; n++) breaker.failed(now, 'It is away.')
  expect(breaker.rest(now)).toBeNull()
  breaker.failed(now, 'It is away.')
  expect(breaker.rest(now)).toMatchObject({ until: 30 * SECOND, why: expect.stringContaining('It is away.') })
  expect(breaker.isTrying(now)).toBe(false)
  const rests = []
  for (let n = 0; n < 8; n++) {
    now = breaker.rest(now)?.until ?? now
    expect(breaker.isTrying(now)).toBe(true)
    breaker.failed(now, 'It is away still.')
    rests.push((breaker.rest(now)?.until ?? now) - now)
  }
  expect(rests.map((ms) => ms / MINUTE)).toEqual([1, 2, 4, 8, 10, 10, 10, 10])
})

test('one that went well ends it, and so does a person, who tries one call', () => {
  const breaker = new Breaker()
  for (let n = 0; n < 5; n++) breaker.failed(0, 'It is away.')
  breaker.tryAgain()
  expect(breaker.rest(0)).toBeNull()
  expect(breaker.isTrying(0)).toBe(true)
  breaker.wentWell()
  expect(breaker.isTrying(0)).toBe(false)
  for (let n = 0; n < 4; n++) breaker.failed(0, 'It is away.')
  expect(breaker.rest(0)).toBeNull()
})

test('one that refuses us as a whole is asked again now and then', () => {
  const breaker = new Breaker()
  breaker.refused(0, 'The key is wrong.')
  expect(breaker.rest(0)).toEqual({ until: 5 * MINUTE, why: 'The key is wrong.' })
  expect(breaker.rest(5 * MINUTE)).toBeNull()
  expect(breaker.isTrying(5 * MINUTE)).toBe(true)
})
