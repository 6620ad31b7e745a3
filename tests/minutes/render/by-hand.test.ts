import { expect, test } from 'vitest'
import { renderActionItems, renderDecisionLog } from '../../../backend/minutes/render/decision-log-md.ts'
import { GivenRun } from '../../support/given.ts'

test('what a person wrote into the record names them in the page, in the language of the council', () => {
  const run = new GivenRun().toEnd()
  run.command({
    type: 'edit_artifact',
    kind: 'decision_log',
    patch: [{ op: 'add', path: '/rationale/-', value: { claim: 'It is near the bus.' } }],
  })
  run.command({
    type: 'edit_artifact',
    kind: 'action_items',
    patch: [{ op: 'replace', path: '/0/owner', value: { name: 'Carol' } }],
  })
  const { decision_log: log, action_items: tasks } = run.state.artifacts
  if (log === undefined || tasks === undefined) throw new Error('The run has left no record.')
  expect(renderDecisionLog(log.body)).toContain(
    '- It is near the bus. *(not supported by a source)* *(edited by Anna)*\n',
  )
  expect(renderDecisionLog(log.body).match(/Anna/g)).toHaveLength(1)
  expect(renderActionItems(tasks.body)).toMatch(/\(Carol · no date named\) \*\(edited by Anna\)\*/)
  expect(renderActionItems(tasks.body, 'ru')).toContain('*(правка: Anna)*')
})
