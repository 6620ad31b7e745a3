import { expect, test } from 'vitest'
import { NOW, outboxes, settled } from './given.ts'

const openOutbox = outboxes()
const LATER = NOW + 1_000

test('the same content is no work; another is, in its turn', async () => {
  const { plan, hold, row, due, outbox } = await openOutbox()
  await plan([{ key: 'a' }])
  await outbox.settle(await hold('a'), settled({ doneHash: 'hash of a' }))
  await plan([{ key: 'a' }], { seq: 2, now: LATER })
  expect(await due(LATER)).toEqual([])
  await plan([{ key: 'a', hash: 'another' }], { seq: 3, now: LATER })
  expect(await due(LATER)).toEqual(['a'])
  expect(await row('a')).toMatchObject({ status: 'pending', revision: 2, doneHash: 'hash of a' })
})

test('given content that changed while the old was on its way, then the new is due at once', async () => {
  const { plan, hold, row, outbox } = await openOutbox()
  await plan([{ key: 'a' }, { key: 'b' }, { key: 'c' }])
  const [a, b] = [await hold('a'), await hold('b')]
  await plan([{ key: 'a', hash: 'new' }, { key: 'b', hash: 'new' }, { key: 'c' }], { seq: 2, now: LATER })
  await outbox.settle(a, settled({ doneHash: 'hash of a', now: LATER }))
  expect(await row('a')).toMatchObject({ status: 'pending', nextAt: LATER, doneHash: 'hash of a' })
  const refused = { status: 'dead', error: 'Too long.', now: LATER } as const
  await outbox.settle(b, settled(refused))
  expect(await row('b')).toMatchObject({ status: 'pending', nextAt: LATER, attempt: 0 })
  await outbox.settle(await hold('c'), settled(refused))
  expect(await row('c')).toMatchObject({ status: 'dead', nextAt: null })
})

test('given a run of which it is no longer so that it stands for its meeting, nothing is noted and nothing counts as read', async () => {
  const { plan, due, outbox, store } = await openOutbox()
  const adopt = (runId: string) =>
    store.meetings.adopt({ workspaceId: 'main', meetingId: 'm1', runId, by: 'person' })
  await adopt('r1')
  expect(await plan([], { adopted: false })).toBe(false)
  expect(await outbox.cursor('t', 'r1')).toBe(0)
  expect(await plan([{ key: 'a' }], { adopted: true })).toBe(true)
  await adopt('r1-again')
  expect(await plan([{ key: 'b' }], { adopted: true, seq: 2 })).toBe(false)
  expect(await outbox.cursor('t', 'r1')).toBe(1)
  expect(await due()).toEqual(['a'])
})

test('given a run that was read before it was chosen, then it is read from the beginning', async () => {
  const { plan, outbox, store } = await openOutbox()
  await plan([], { whole: false })
  expect(await outbox.behind('main', ['t'])).toEqual([])
  await store.meetings.adopt({ workspaceId: 'main', meetingId: 'm1', runId: 'r1', by: 'person' })
  expect(await outbox.cursor('t', 'r1')).toBe(0)
  expect(await outbox.behind('main', ['t'])).toEqual(['r1'])
})

test('what a target has read is behind no more, for each target by itself', async () => {
  const { plan, outbox, store } = await openOutbox()
  await store.meetings.adopt({ workspaceId: 'main', meetingId: 'm1', runId: 'r1', by: 'person' })
  await plan([], { adopted: true })
  expect(await outbox.behind('main', ['t'])).toEqual([])
  expect(await outbox.behind('main', ['t', 'u'])).toEqual(['r1'])
  expect(await outbox.behind('elsewhere', ['u'])).toEqual([])
})

test('given an object that was left when another run was chosen, then it is due when its run is chosen again', async () => {
  const { plan, hold, row, outbox } = await openOutbox()
  await plan([{ key: 'a' }, { key: 'b' }])
  await outbox.settle(await hold('a'), settled({ doneHash: 'hash of a' }))
  await plan([{ key: 'a', hash: 'new' }, { key: 'b' }], { seq: 2 })
  // Nothing is wanted of either any more.
  await outbox.settle(await hold('a'), settled())
  await outbox.settle(await hold('b'), settled({ status: 'dead' }))
  await plan([{ key: 'a', hash: 'new' }, { key: 'b' }], { runId: 'r1-again', now: LATER })
  expect(await row('a')).toMatchObject({ status: 'pending', nextAt: LATER, runId: 'r1-again' })
  expect(await row('b')).toMatchObject({ status: 'pending', nextAt: LATER, runId: 'r1-again' })
})

test('who asks again is told that it stands, and what was given up is tried again', async () => {
  const { plan, hold, row, outbox } = await openOutbox()
  await plan([{ key: 'a' }, { key: 'b' }, { key: 'c' }, { key: 'd' }])
  await outbox.settle(await hold('a'), settled({ doneHash: 'hash of a', reported: true }))
  await outbox.settle(await hold('b'), settled({ status: 'dead', reported: true }))
  await outbox.settle(await hold('c'), settled({ status: 'unconfirmed', reported: true }))
  await outbox.settle(await hold('d'), settled({ status: 'removed', reported: true }))
  await plan([{ key: 'a' }, { key: 'b' }, { key: 'c' }, { key: 'd' }], { seq: 2, asked: true, now: LATER })
  expect(await row('a')).toMatchObject({ status: 'unchanged', nextAt: null, reported: false })
  expect(await row('b')).toMatchObject({ status: 'pending', nextAt: LATER, attempt: 0 })
  expect(await row('c')).toMatchObject({ status: 'unconfirmed', nextAt: null, reported: false })
  expect(await row('d')).toMatchObject({ status: 'removed', nextAt: null, reported: false })
})

test('what a person removed, and what nobody can confirm, is not sent again because its content changed', async () => {
  const { plan, hold, row, outbox } = await openOutbox()
  await plan([{ key: 'a' }, { key: 'b' }])
  await outbox.settle(await hold('a'), settled({ status: 'removed' }))
  await outbox.settle(await hold('b'), settled({ status: 'unconfirmed' }))
  const changed = [
    { key: 'a', hash: 'new' },
    { key: 'b', hash: 'new' },
  ]
  await plan(changed, { seq: 2 })
  expect(await row('a')).toMatchObject({ status: 'removed', nextAt: null, hash: 'new', revision: 2 })
  expect(await row('b')).toMatchObject({ status: 'unconfirmed', nextAt: null, hash: 'new', revision: 2 })
  await outbox.retry('x-a', LATER)
  expect(await row('a')).toMatchObject({ status: 'pending', nextAt: LATER, insisted: true })
})

test('a reminder is due on its day, and taken back where it is no longer wanted', async () => {
  const { plan, due, row, outbox } = await openOutbox()
  const day = NOW + 24 * 3_600_000
  await plan([
    { key: 'r', kind: 'reminder', at: day },
    { key: 's', kind: 'reminder', at: day },
  ])
  expect(await due()).toEqual([])
  expect(await outbox.nextAt(['t'])).toBe(day)
  expect((await row('r')).reported).toBe(true)
  await plan([{ key: 's', kind: 'reminder', at: day }], { seq: 2 })
  expect(await due(day)).toEqual(['s'])
  expect(await outbox.find('main', 'x-r')).toBeNull()
  // A run of which nobody knows what it wants takes nothing back.
  await plan([], { seq: 3, whole: false })
  expect(await due(day)).toEqual(['s'])
})

test('what is only to be brought up to date is never made', async () => {
  const { plan, due, outbox } = await openOutbox()
  await plan([{ key: 'a', only: 'known' }])
  expect(await due()).toEqual([])
  expect(await outbox.find('main', 'x-a')).toBeNull()
})

test('what changed since it was told is to be told still', async () => {
  const { plan, hold, outbox } = await openOutbox()
  await plan([{ key: 'a' }])
  const told = await outbox.unreported(10)
  expect(told.map(({ status }) => status)).toEqual(['pending'])
  // In the same millisecond.
  await outbox.settle(await hold('a'), settled({ doneHash: 'hash of a' }))
  await outbox.reported(told)
  const [left] = await outbox.unreported(10)
  expect(left).toMatchObject({ key: 'a', status: 'succeeded' })
  await outbox.reported(left === undefined ? [] : [left])
  expect(await outbox.unreported(10)).toEqual([])
  // Another process, that had looked before, tells what is old: the new is told once more, after it.
  await outbox.reported(told)
  expect((await outbox.unreported(10)).map(({ status }) => status)).toEqual(['succeeded'])
})

test('given what was not wanted when its turn came, when it is wanted again, then it is due; what was refused is not', async () => {
  const { plan, hold, row, outbox } = await openOutbox()
  await plan([{ key: 'a' }, { key: 'b' }])
  await outbox.settle(await hold('a'), settled({ status: 'dead', failingSince: null }))
  await outbox.settle(await hold('b'), settled({ status: 'dead', failingSince: NOW }))
  await plan([{ key: 'a' }, { key: 'b' }], { seq: 2, now: LATER })
  expect(await row('a')).toMatchObject({ status: 'pending', nextAt: LATER })
  expect(await row('b')).toMatchObject({ status: 'dead', nextAt: null })
})
