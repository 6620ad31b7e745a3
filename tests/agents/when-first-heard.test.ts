import { expect, it } from 'vitest'
import { whenFirstHeard } from '../../backend/agents/when-first-heard.ts'
import { openTestHouse } from '../support/house.ts'
import { heldSeats, settled } from '../support/seats.ts'

it('loads the voices when the first seat is to speak, once for all runs', async () => {
  const seats = heldSeats()
  let loads = 0
  const voices = whenFirstHeard(async () => {
    loads += 1
    return seats.voices
  })
  const house = openTestHouse({ voices })
  const runs = [await house.start(), await house.start({ title: 'Another' })]
  expect(loads).toBe(0)
  for (const { runId } of runs) house.pool.start(runId)
  await settled()
  seats.last().answer({})
  await settled()
  expect(new Set(seats.calls.map(({ request }) => request.runId)).size).toBe(2)
  expect(loads).toBe(1)
  for (const { runId } of runs) await house.command(runId, { type: 'stop' })
})
