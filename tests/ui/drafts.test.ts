import { expect, it } from 'vitest'
import { addDeltas, createDraftStore, takeDraft } from '../../ui/run/draft-store.ts'

const delta = (index: number, text: string, messageId = 'm1') => ({
  type: 'delta' as const,
  runId: 'r1',
  messageId,
  index,
  text,
})

it('grows by the tokens that come, each once', () => {
  const store = createDraftStore()
  addDeltas(store, [delta(0, 'The '), delta(1, 'shed'), delta(1, 'shed')])
  addDeltas(store, [delta(0, 'The ')])
  expect(store.getState().draft).toEqual({ messageId: 'm1', text: 'The shed', nextIndex: 2, isWhole: true })
})

it('begins with what was said before one came', () => {
  const store = createDraftStore()
  takeDraft(store, {
    type: 'draft',
    runId: 'r1',
    turnId: 't1',
    messageId: 'm1',
    seat: 'expert_a',
    text: 'The shed',
    index: 2,
  })
  addDeltas(store, [delta(1, 'shed'), delta(2, ' is dry')])
  expect(store.getState().draft?.text).toBe('The shed is dry')
})

it('says that words were lost rather than join what never stood together', () => {
  const store = createDraftStore()
  addDeltas(store, [delta(0, 'The shed'), delta(4, 'in March.')])
  expect(store.getState().draft).toMatchObject({ text: 'The shed … in March.', isWhole: false })
})

it('forgets the last message when another begins', () => {
  const store = createDraftStore()
  addDeltas(store, [delta(0, 'Old'), delta(0, 'New', 'm2')])
  expect(store.getState().draft).toMatchObject({ messageId: 'm2', text: 'New', isWhole: true })
})
