import type { Doors } from '../../support/doors.ts'
import { json, list, record, until } from '../../support/doors.ts'
import { MEETING } from '../../support/house.ts'

/** Holds a council to its end, through the doors; settles with its run's id. */
export async function held(doors: Doors, meeting: object = {}): Promise<string> {
  const made = await json(await doors.post('/meetings', { ...MEETING, ...meeting }))
  const { run } = await json(await doors.post(`/meetings/${String(made.id)}/runs`, {}))
  const runId = String(record(run).id)
  await until(async () => (await doors.councils.state(runId))?.endedAt != null)
  await doors.pool.drive(runId)
  return runId
}

/** What the register says, as a list. */
export const decisionsOf = async (doors: Doors, query = '') =>
  list((await json(await doors.get(`/decisions${query}`))).items)

export const decisionPath = (id: unknown): string => `/decisions/${encodeURIComponent(String(id))}`
