import { expect, it } from 'vitest'
import { REJECTIONS } from '../../../backend/council/rejections.ts'
import { UNCHECKABLE, uncheckable } from '../../../backend/council/robustness/uncheckable.ts'
import { openTestHouse } from '../../support/house.ts'
import { plainCouncil } from '../../support/scripts.ts'

it('only a council of its own that came to its end can be checked', async () => {
  // Given a council under way, and the same once it has ended
  const house = openTestHouse({ script: plainCouncil() })
  const { runId } = await house.start()
  expect(uncheckable(await house.state(runId))).toBe(UNCHECKABLE.goesOn)
  await house.pool.drive(runId)
  const ended = await house.state(runId)
  // Then it can be checked; one that was cut off, a recording, and minutes cannot
  expect(uncheckable(ended)).toBeNull()
  expect(uncheckable({ ...ended, status: 'stopped' })).toBe(UNCHECKABLE.cutOff)
  expect(uncheckable({ ...ended, status: 'failed' })).toBe(UNCHECKABLE.cutOff)
  expect(uncheckable({ ...ended, kind: 'import' })).toBe(UNCHECKABLE.minutes)
  expect(uncheckable({ ...ended, kind: 'replay' })).toBe(REJECTIONS.recording)
  expect(uncheckable({ ...ended, demo: true })).toBe(REJECTIONS.recording)
  expect(uncheckable({ ...ended, beyond: { seq: 3, type: 'song' } })).toBe(REJECTIONS.newer_version)
})
