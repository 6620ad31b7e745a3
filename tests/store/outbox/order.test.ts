import { expect, test } from 'vitest'
import { NOW, outboxes, settled } from './given.ts'

const openOutbox = outboxes()

test('objects of one meeting come one after the other, those of two meetings and those without order at once', async () => {
  const { plan, due, hold, outbox } = await openOutbox()
  await plan([{ key: 'decision', kind: 'record' }, { key: 'task 1' }, { key: 'reminder', kind: 'reminder' }])
  await plan([{ key: 'other' }], { meetingId: 'm2', runId: 'r2' })
  expect((await due()).toSorted()).toEqual(['decision', 'other', 'reminder'])
  const decision = await hold('decision')
  expect((await due()).toSorted()).toEqual(['other', 'reminder'])
  await outbox.settle(decision, settled({ doneHash: 'hash of decision' }))
  expect((await due()).toSorted()).toEqual(['other', 'reminder', 'task 1'])
})

test('given a decision that failed, its tasks wait, and so does whoever asks when the next can be taken', async () => {
  const { plan, due, hold, outbox } = await openOutbox()
  await plan([{ key: 'decision', kind: 'record' }, { key: 'task 1' }])
  const decision = await hold('decision')
  await outbox.settle(decision, settled({ status: 'failed', nextAt: NOW + 5_000, error: 'away' }))
  expect(await due()).toEqual([])
  expect(await outbox.nextAt(['t'])).toBe(NOW + 5_000)
  expect(await due(NOW + 5_000)).toEqual(['decision'])
})

test('given an object that somebody has, the next can be taken when the hold ends and not before', async () => {
  const { plan, hold, outbox } = await openOutbox()
  await plan([{ key: 'decision', kind: 'record' }, { key: 'task 1' }, { key: 'question', kind: 'question' }])
  await hold('decision', { forMs: 180_000 })
  await hold('question', { forMs: 60_000 })
  expect(await outbox.nextAt(['t'])).toBe(NOW + 60_000)
  expect(await outbox.nextAt(['t', 'nobody'])).toBe(NOW + 60_000)
  expect(await outbox.nextAt(['nobody'])).toBeNull()
})

test('given a decision that was given up, its tasks go on', async () => {
  const { plan, due, hold, outbox } = await openOutbox()
  await plan([{ key: 'decision', kind: 'record' }, { key: 'task 1' }])
  await outbox.settle(await hold('decision'), settled({ status: 'dead', error: 'no' }))
  expect(await due()).toEqual(['task 1'])
})
