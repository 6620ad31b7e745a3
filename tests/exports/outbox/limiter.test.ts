import { expect, test } from 'vitest'
import { seededRandom } from '../../../backend/engine/system.ts'
import { Limiter } from '../../../backend/exports/limiter.ts'
import { VirtualClock } from '../../support/emulators/core/clock.ts'

const NEVER = new AbortController().signal

function paced(everyMs: number, burst: number) {
  const clock = new VirtualClock()
  const began = clock.now()
  const limiter = new Limiter(clock, { all: { everyMs, burst }, 'channel:*': { everyMs: 1_000, burst: 1 } })
  const went: { name: string; at: number }[] = []
  const take = (name: string, scope = 'all', signal = NEVER) =>
    limiter.take(scope, signal).then(() => void went.push({ name, at: clock.now() - began }))
  return { clock, limiter, went, take }
}

const settle = () => new Promise(setImmediate)

/** Lets all who sleep wake up, one after the other. */
async function runOut(clock: VirtualClock): Promise<void> {
  for (;;) {
    await settle()
    const next = clock.next()
    if (next === null) return
    clock.advance(next - clock.now())
  }
}

test('a burst goes at once, and then one by one in the order of coming', async () => {
  const { clock, went, take } = paced(500, 3)
  for (const name of ['a', 'b', 'c', 'd', 'e']) void take(name)
  await runOut(clock)
  expect(went.map(({ name, at }) => `${name} ${at}`)).toEqual(['a 0', 'b 0', 'c 0', 'd 500', 'e 1000'])
})

test('each channel has a pace of its own, and a scope without one has none', async () => {
  const { clock, went, take } = paced(500, 1)
  for (const scope of ['channel:1', 'channel:1', 'channel:2', 'other', 'other']) void take(scope, scope)
  await runOut(clock)
  expect(went.map(({ name, at }) => `${name} ${at}`)).toEqual([
    'channel:1 0',
    'channel:2 0',
    'other 0',
    'other 0',
    'channel:1 1000',
  ])
})

test('a standstill holds its scope, or all of them, also those who wait already', async () => {
  const { clock, limiter, went, take } = paced(500, 1)
  for (const name of ['a', 'b']) void take(name)
  void take('other', 'other')
  await settle()
  limiter.standStill('all', clock.now() + 10_000)
  void take('free', 'free')
  await settle()
  limiter.standStill(null, clock.now() + 20_000)
  void take('late', 'free')
  await runOut(clock)
  // Two scopes owe each other no order.
  expect(new Set(went.map(({ name, at }) => `${name} ${at}`))).toEqual(
    new Set(['a 0', 'other 0', 'free 0', 'b 20000', 'late 20000']),
  )
})

test('a standstill is never shortened by a later word, and a person ends it', async () => {
  const { clock, limiter } = paced(500, 1)
  limiter.standStill(null, clock.now() + 60_000)
  limiter.standStill(null, clock.now() + 1_000)
  expect(limiter.stillUntil()).toBe(clock.now() + 60_000)
  limiter.moveOn()
  expect(limiter.stillUntil()).toBe(0)
})

test('who is closed does not wait', async () => {
  const { clock, went, take } = paced(500, 1)
  const closing = new AbortController()
  void take('a')
  void take('b', 'all', closing.signal)
  await settle()
  closing.abort()
  await settle()
  expect(went.map(({ name }) => name)).toEqual(['a', 'b'])
  expect(clock.next()).toBeNull()
})

test('who would have to wait for longer than there is time is told at once', async () => {
  const { clock, limiter } = paced(500, 1)
  limiter.standStill('all', clock.now() + 3_600_000)
  const told = limiter.take('all', NEVER, clock.now() + 150_000)
  await expect(told).rejects.toMatchObject({ kind: 'limited', retryAfterMs: 3_600_000, scope: 'all' })
})

for (const seed of [1, 2, 3, 4, 5])
  test(`whoever comes when, no window holds more than it may (seed ${seed})`, async () => {
    const random = seededRandom(seed)
    const [everyMs, burst] = [100 + Math.floor(random() * 900), 1 + Math.floor(random() * 4)]
    const { clock, went, take } = paced(everyMs, burst)
    for (let n = 0; n < 60; n++) {
      void take(String(n))
      clock.advance(Math.floor(random() * everyMs))
      await settle()
    }
    await runOut(clock)
    expect(went.map(({ name }) => Number(name))).toEqual(Array.from({ length: 60 }, (_, n) => n))
    for (const { at } of went) {
      const inWindow = went.filter((one) => one.at >= at && one.at < at + 10 * everyMs).length
      expect(inWindow).toBeLessThanOrEqual(10 + burst)
    }
  })
