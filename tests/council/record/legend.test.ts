import { expect, test } from 'vitest'
import { legendOf, summaryIsOlder } from '../../../backend/council/record/legend.ts'
import { GivenRun } from '../../support/given.ts'

test('an approval of the decision is none of tasks that were changed after it, and a summary written before a change is older', () => {
  const run = new GivenRun()
  run.toEnd()
  expect(summaryIsOlder(run.state)).toBe(false)
  run.command({ type: 'approve_artifact', kind: 'decision_log' })
  expect(legendOf(run.state).tasksApproval).toMatchObject({ names: [], changedSince: false })
  run.command({
    type: 'edit_artifact',
    kind: 'action_items',
    patch: [{ op: 'add', path: '/-', value: { title: 'Tell the neighbours' } }],
  })
  expect(legendOf(run.state).tasksApproval).toMatchObject({ names: [], changedSince: true })
  expect(summaryIsOlder(run.state)).toBe(true)
  run.command({ type: 'approve_artifact', kind: 'action_items' })
  expect(legendOf(run.state).tasksApproval.names).toEqual(['Anna'])
})
