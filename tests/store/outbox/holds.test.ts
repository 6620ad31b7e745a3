import { expect, test } from 'vitest'
import { NOW, outboxes, settled } from './given.ts'

const openOutbox = outboxes()

test('of two who want an object one has it, until its time is over', async () => {
  const { plan, outbox } = await openOutbox()
  await plan([{ key: 'a' }])
  const hold = (owner: string, now: number) => outbox.hold('x-a', { owner, now, until: now + 60_000 })
  const both = await Promise.all([hold('we', NOW), hold('they', NOW)])
  expect(both.filter((one) => one !== null)).toHaveLength(1)
  expect(await hold('they', NOW + 59_999)).toBeNull()
  expect(await hold('they', NOW + 60_000)).toMatchObject({ hold: { fence: 2 } })
})

test('given that another has taken it over, the earlier holder can write nothing more', async () => {
  const { plan, hold, row, outbox } = await openOutbox()
  await plan([{ key: 'a' }])
  const early = await hold('a', { forMs: 0 })
  const late = await hold('a')
  expect(await outbox.keep(early, '"early"')).toBe(false)
  expect(await outbox.extend(early, NOW + 1)).toBe(false)
  expect(await outbox.disown(early)).toBe(false)
  expect(await outbox.settle(early, settled({ doneHash: 'hash of a' }))).toBe(false)
  await outbox.release(early, NOW + 5)
  expect(await row('a')).toMatchObject({ status: 'pending', kept: null, nextAt: NOW })
  expect(await outbox.keep(late, '"late"')).toBe(true)
  expect(await outbox.settle(late, settled({ doneHash: 'hash of a', externalId: 'page' }))).toBe(true)
  expect(await row('a')).toMatchObject({
    status: 'succeeded',
    kept: '"late"',
    externalId: 'page',
    nextAt: null,
  })
})

test('given two who made a page each, one page becomes the object’s for life, also for who has lost the hold', async () => {
  const { plan, hold, row, outbox } = await openOutbox()
  await plan([{ key: 'a' }])
  await hold('a', { forMs: 0 })
  const ours = await hold('a')
  const pages = await Promise.all([
    outbox.claim('x-a', 'page 1', 'http://1'),
    outbox.claim('x-a', 'page 2', 'http://2'),
  ])
  expect(pages[0]).toEqual(pages[1])
  const { externalId, url } = await row('a')
  expect(pages[0]).toEqual({ externalId, url })
  expect(await outbox.claim('x-a', 'page 3', null)).toEqual({ externalId, url })
  expect(await outbox.disown(ours)).toBe(true)
  expect(await outbox.claim('x-a', 'page 3', null)).toEqual({ externalId: 'page 3', url: null })
})

test('given a process that ended with objects in its hands, the next one of the same data takes them at once', async () => {
  const first = await openOutbox()
  await first.plan([{ key: 'a' }])
  const lost = await first.hold('a')
  await first.store.close()
  const next = await openOutbox(first.dataDir)
  expect(await next.due()).toEqual(['a'])
  expect(await next.outbox.nextAt(['t'])).toBe(NOW)
  await next.hold('a')
  expect(await next.outbox.settle(lost, settled({ doneHash: 'hash of a' }))).toBe(false)
})

test('given an object that nobody could confirm, when a late answer says where it is, then it is looked at again', async () => {
  const { plan, hold, row, outbox } = await openOutbox()
  await plan([{ key: 'a' }, { key: 'b' }])
  await hold('a', { forMs: 0 })
  await outbox.settle(
    await hold('a'),
    settled({ status: 'unconfirmed', error: 'Look there.', reported: true }),
  )
  await outbox.claim('x-a', 'page', null)
  expect(await row('a')).toMatchObject({
    status: 'pending',
    nextAt: NOW,
    externalId: 'page',
    reported: false,
  })
  await hold('b')
  await outbox.claim('x-b', 'page', null)
  expect(await row('b')).toMatchObject({ status: 'pending', nextAt: NOW })
})
