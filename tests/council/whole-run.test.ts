import { expect, test } from 'vitest'
import { openTestHouse } from '../support/house.ts'
import { plainCouncil } from '../support/scripts.ts'

test('a scripted council of five seats goes from its opening to a decision, tasks and a summary', async () => {
  const house = openTestHouse({ script: plainCouncil() })
  const { runId } = await house.start()
  const end = await house.pool.drive(runId)
  const state = await house.state(runId)
  expect(house.logger.lines).toEqual([])
  expect(end).toBe('ended')
  expect(state.status).toBe('completed')
  expect(state.reason?.code).toBe('decided')
  expect(state.artifacts.decision_log?.body.chosen_option).toBe('o1')
  expect(state.artifacts.decision_log?.valid).toBe(true)
  expect(state.artifacts.action_items?.body.length).toBeGreaterThan(0)
})
