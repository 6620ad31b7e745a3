import { expect, test } from 'vitest'
import { NOW, outboxes, settled } from './given.ts'

const openOutbox = outboxes()

test('there may be something to do as long as anything waits to be read, brought or told, and not after', async () => {
  const { outbox, plan, hold, row, store } = await openOutbox()
  const pending = (targets = ['t'], workspaceId = 'main') => outbox.mayBePending(workspaceId, targets)
  // Nothing stands for a meeting yet.
  expect(pending()).toBe(false)
  await store.meetings.adopt({ workspaceId: 'main', meetingId: 'm1', runId: 'r1', by: 'person' })
  expect(pending()).toBe(true)
  expect(pending(['t'], 'elsewhere')).toBe(false)
  await plan([{ key: 'a' }], { adopted: true })
  expect(pending()).toBe(true)
  const held = await hold('a')
  await outbox.settle(held, settled({ doneHash: 'hash of a', nextAt: NOW + 1 }))
  await outbox.reported([await row('a')])
  // A look at a later time is something to do.
  expect(pending()).toBe(true)
  await outbox.settle(await hold('a', { now: NOW + 1 }), settled({ doneHash: 'hash of a' }))
  // Its log has not heard of it.
  expect(pending()).toBe(true)
  await outbox.reported([await row('a')])
  expect(pending()).toBe(false)
  expect(pending([])).toBe(false)
  // A target that came later has read nothing.
  expect(pending(['t', 'u'])).toBe(true)
  await outbox.passOver(['u'], 'r1', 1)
  expect(pending(['t', 'u'])).toBe(false)
})

test('a deleted meeting’s run that nobody read is nothing to do', async () => {
  const { outbox, store } = await openOutbox()
  await store.meetings.adopt({ workspaceId: 'main', meetingId: 'm1', runId: 'r1', by: 'person' })
  await store.meetings.remove('main', 'm1', NOW)
  expect(outbox.mayBePending('main', ['t'])).toBe(false)
})
