import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { hold, record } from '../../support/agendas.ts'

const letters = readFileSync(
  path.join(import.meta.dirname, '../../../registry/examples/assistant-letters-policy.md'),
  'utf8',
)

test('the summary of the offline panel names what a person waived, and who', async () => {
  const command = { type: 'waive', gate: 'approval', reason: 'I signed it.' } as const
  const { log, summary } = record((await hold(letters, [], { asks: [{ phase: 'debate', command }] })).state)
  expect(log.gates).toContainEqual(
    expect.objectContaining({ gate: 'approval', waived_by: expect.anything() }),
  )
  expect(log.needs_review).toEqual([])
  expect(summary.markdown).toMatch(
    /\*\*Waived\*\*\n- No person has approved the decision log.*\(Anna: I signed it\.\)/,
  )
})
