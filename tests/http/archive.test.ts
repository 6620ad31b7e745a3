import { describe, expect, it } from 'vitest'
import { json, list, record, testDoors, until, type Doors } from '../support/doors.ts'
import { MEETING } from '../support/house.ts'
import { plainCouncil } from '../support/scripts.ts'

const open = testDoors()

async function held(doors: Doors) {
  const made = await json(await doors.post('/meetings', MEETING))
  const { run } = await json(await doors.post(`/meetings/${String(made.id)}/runs`, {}))
  const runId = String(record(run).id)
  await until(async () => (await doors.councils.state(runId))?.endedAt != null)
  await doors.pool.drive(runId)
  return { runId, meetingId: String(made.id) }
}

const ids = async (doors: Doors, query = '') =>
  list((await json(await doors.get(`/runs?${query}`))).items).map(({ id }) => id)

describe('the archive', () => {
  it('holds runs that lists show only where they are asked for it', async () => {
    const doors = await open({ script: plainCouncil() })
    const { runId } = await held(doors)
    const put = await json(await doors.post(`/runs/${runId}/archive`))
    expect(put).toMatchObject({ id: runId, archived: true, adopted: true })
    expect([await ids(doors), await ids(doors, 'archived=yes'), await ids(doors, 'archived=any')]).toEqual([
      [],
      [runId],
      [runId],
    ])
    const [row] = list((await json(await doors.get('/runs?archived=any'))).items)
    expect(row?.archived).toBe(true)
    expect(await json(await doors.get(`/runs/${runId}`))).toMatchObject({ archived: true })
    expect(await json(await doors.post(`/runs/${runId}/unarchive`))).toMatchObject({ archived: false })
    expect(await ids(doors)).toEqual([runId])
    expect((await doors.post('/runs/nobody/archive')).status).toBe(404)
  })
})

describe('DELETE /runs/{id}', () => {
  it('hides the run everywhere, keeps its log and what it cost, and frees its meeting', async () => {
    const doors = await open({ script: plainCouncil() })
    const { runId, meetingId } = await held(doors)
    const before = await json(await doors.get('/spend'))
    const events = (await doors.events(runId)).length
    const answer = await doors.ask('DELETE', `/runs/${runId}`)
    expect([answer.status, await json(answer)]).toEqual([200, { id: runId, adopted: true, exported: [] }])
    expect(await ids(doors, 'archived=any')).toEqual([])
    for (const path of [
      '',
      '/events',
      '/snapshot',
      '/transcript',
      '/artifacts',
      '/exports',
      `/compare/${runId}`,
    ])
      expect((await doors.get(`/runs/${runId}${path}`)).status, path).toBe(404)
    const said = { type: 'approve_artifact', kind: 'decision_log', version: 1 }
    expect((await doors.post(`/runs/${runId}/commands`, said)).status).toBe(404)
    expect((await doors.post(`/runs/${runId}/fork`, {})).status).toBe(404)
    expect((await doors.post(`/runs/${runId}/adopt`)).status).toBe(404)
    expect((await doors.ask('DELETE', `/runs/${runId}`)).status).toBe(404)
    expect(await doors.events(runId)).toHaveLength(events)
    expect(await json(await doors.get('/spend'))).toEqual(before)
    expect(await json(await doors.get(`/meetings/${meetingId}`))).toMatchObject({ adoptedRunId: null })
  })

  it('is refused while the council goes on, and done when it is paused', async () => {
    const doors = await open()
    const runId = await doors.running()
    const refused = await doors.ask('DELETE', `/runs/${runId}`)
    expect([refused.status, (await json(refused)).detail]).toEqual([
      409,
      'The council goes on. Pause or stop it first, then delete it.',
    ])
    await doors.post(`/runs/${runId}/pause`, {})
    await until(async () => (await doors.councils.state(runId))?.status === 'paused')
    expect((await doors.ask('DELETE', `/runs/${runId}`)).status).toBe(200)
  })

  it('leaves a fork whole that shares its log', async () => {
    const doors = await open({ script: plainCouncil() })
    const { runId } = await held(doors)
    const { run } = await json(await doors.post(`/runs/${runId}/fork`, {}))
    const fork = String(record(run).id)
    await until(async () => (await doors.councils.state(fork))?.endedAt != null)
    await doors.pool.drive(fork)
    const before = await doors.events(fork)
    await doors.ask('DELETE', `/runs/${runId}`)
    expect(await doors.events(fork)).toEqual(before)
    expect((await doors.get(`/runs/${fork}/snapshot`)).status).toBe(200)
  })
})
