import { describe, expect, it } from 'vitest'
import { takeUp } from '../../backend/compose-take-up.ts'
import { systemClock } from '../../backend/engine/system.ts'
import type { Script } from '../../backend/agents/scripted-voices.ts'
import { json, list, record, silentCouncil, testDoors, until, type Doors } from '../support/doors.ts'
import { exampleText, openForkHouse } from '../support/forked.ts'
import { MEETING } from '../support/house.ts'
import { plainCouncil } from '../support/scripts.ts'

const open = testDoors()

const sent = (doors: Doors, log: string) =>
  doors.ask('POST', '/logs', log, { 'content-type': 'application/jsonl' })

const logOf = async ({ get }: Doors, runId: string) => (await get(`/runs/${runId}/log`)).text()

async function started(script: Script) {
  const doors = await open({ script })
  const { id } = await json(await doors.post('/meetings', MEETING))
  const { run } = await json(await doors.post(`/meetings/${String(id)}/runs`, {}))
  return { doors, meetingId: String(id), runId: String(record(run).id) }
}

async function ended() {
  const one = await started(plainCouncil())
  await until(async () => (await one.doors.councils.state(one.runId))?.endedAt != null)
  return one
}

async function paused() {
  const one = await started(silentCouncil)
  const { doors, runId } = one
  await until(async () => (await doors.councils.state(runId))?.turn != null)
  await doors.post(`/runs/${runId}/pause`, { when: 'now' })
  await until(async () => {
    // A message under way may still be finished within a moment.
    doors.clock.advance(1_000)
    return (await doors.councils.state(runId))?.status === 'paused'
  })
  return one
}

describe('POST /logs', () => {
  it('brings a run to another server: same id, same bytes, same state, and adopted only by people', async () => {
    const { doors: a, runId, meetingId } = await ended()
    const log = await logOf(a, runId)
    const b = await open()
    const answer = await sent(b, log)
    expect(answer.status).toBe(201)
    expect(answer.headers.get('location')).toBe(`/api/v1/runs/${runId}`)
    expect(await json(answer)).toMatchObject({ known: false, run: { id: runId, adopted: false } })
    expect(await logOf(b, runId)).toBe(log)
    const snapshot = async ({ get }: Doors) => json(await get(`/runs/${runId}/snapshot`))
    expect(await snapshot(b)).toEqual(await snapshot(a))
    expect(list((await json(await b.get('/runs'))).items)).toMatchObject([{ id: runId, kind: 'council' }])
    expect(list((await json(await b.get('/meetings'))).items)).toMatchObject([
      { id: meetingId, adoptedRunId: null },
    ])
    expect((await b.post(`/runs/${runId}/adopt`, {})).status).toBe(200)
  })

  it('changes nothing where the log is here already, and takes no other one of the same run', async () => {
    const { doors, runId } = await ended()
    const log = await logOf(doors, runId)
    const again = await sent(doors, log)
    expect([again.status, (await json(again)).known]).toEqual([200, true])
    const b = await open()
    expect((await sent(b, log)).status).toBe(201)
    expect((await sent(b, log)).status).toBe(200)
    const patch = [{ op: 'add', path: '/risks/-', value: { risk: 'It grows.', owner: 'Mia' } }]
    await doors.post(`/runs/${runId}/commands`, { type: 'edit_artifact', kind: 'decision_log', patch })
    const longer = await logOf(doors, runId)
    expect(longer.length).toBeGreaterThan(log.length)
    const other = await sent(b, longer)
    expect(other.status).toBe(409)
    expect(String((await json(other)).detail)).toContain('Nothing was changed')
    expect(await logOf(b, runId)).toBe(log)
  })

  it('keeps a fork whole, with what it shares, and refuses events of a stranger', async () => {
    const house = openForkHouse()
    const { runId, seq } = await house.hold(exampleText('coworking-contract'))
    const forked = await house.fork(runId, Math.floor(seq / 2))
    const lines = await house.lines(forked.runId)
    const log = lines.map((line) => `${line}\n`).join('')
    const b = await open()
    expect((await sent(b, log)).status).toBe(201)
    expect(await logOf(b, forked.runId)).toBe(log)
    expect((await b.get(`/runs/${runId}`)).status).toBe(404)
    expect(await json(await b.get(`/runs/${forked.runId}/snapshot`))).toMatchObject({
      parent: { runId },
      headHash: forked.headHash,
    })
  })

  it('shows a run again that was deleted here, for whoever brings its log wants to see it', async () => {
    // Given a run that stood for its meeting, was put away and deleted
    const { doors, runId, meetingId } = await ended()
    const log = await logOf(doors, runId)
    await doors.post(`/runs/${runId}/archive`)
    expect((await doors.ask('DELETE', `/runs/${runId}`)).status).toBe(200)
    expect((await doors.get(`/runs/${runId}`)).status).toBe(404)
    // When its log is brought
    const answer = await sent(doors, log)
    // Then it is listed and read as before, and stands for its meeting only where a person says so
    expect([answer.status, await json(answer)]).toMatchObject([200, { known: true, restored: true }])
    expect(list((await json(await doors.get('/runs'))).items)).toMatchObject([
      { id: runId, adopted: false, archived: false },
    ])
    expect(await logOf(doors, runId)).toBe(log)
    expect((await doors.post(`/runs/${runId}/adopt`, {})).status).toBe(200)
    expect(await json(await sent(doors, log))).toMatchObject({ known: true, restored: false })
    // And where its meeting was deleted, that one is back as well
    expect((await doors.ask('DELETE', `/meetings/${meetingId}`)).status).toBe(204)
    expect(list((await json(await doors.get('/runs'))).items)).toEqual([])
    expect(await json(await sent(doors, log))).toMatchObject({ known: true, restored: true })
    expect(list((await json(await doors.get('/runs'))).items)).toMatchObject([{ id: runId }])
  })

  it('does not show a deleted run again for another log, and says which one it takes', async () => {
    const { doors, runId } = await ended()
    const log = await logOf(doors, runId)
    const { length } = await doors.events(runId)
    await doors.post(`/runs/${runId}/commands`, { type: 'approve_artifact', kind: 'decision_log' })
    const longer = (await doors.events(runId)).length
    expect(longer).toBeGreaterThan(length)
    await doors.ask('DELETE', `/runs/${runId}`)
    const refused = await sent(doors, log)
    expect([refused.status, (await json(refused)).detail]).toEqual([
      409,
      `Run ${runId} was deleted here, with another log: its last event is ${longer} here and ${length} there. Nothing was changed. Bring the log that ends with event ${longer} to see it again.`,
    ])
    expect((await doors.get(`/runs/${runId}`)).status).toBe(404)
  })

  it('takes a fork of a fork that begins before its parent did', async () => {
    const house = openForkHouse()
    const { runId, seq } = await house.hold(exampleText('coworking-contract'))
    const child = await house.fork(runId, Math.floor(seq / 2))
    const early = await house.fork(child.runId, Math.floor(seq / 4))
    const log = (await house.lines(early.runId)).map((line) => `${line}\n`).join('')
    const b = await open()
    expect((await sent(b, log)).status).toBe(201)
    expect(await json(await b.get(`/runs/${early.runId}`))).toMatchObject({ parent: { runId: child.runId } })
  })

  it('lets a paused run rest until somebody resumes it, and takes none that is under way', async () => {
    const { doors: a, runId } = await paused()
    const log = await logOf(a, runId)
    const b = await open({ script: plainCouncil() })
    expect((await sent(b, log)).status).toBe(201)
    await takeUp({ ...b, store: b.store, clock: systemClock, outbox: null })
    expect(await logOf(b, runId)).toBe(log)
    expect((await b.post(`/runs/${runId}/resume`, {})).status).toBe(202)
    await until(async () => {
      b.clock.advance(1_000)
      return (await b.councils.state(runId))?.endedAt != null
    })
    expect((await logOf(b, runId)).startsWith(log)).toBe(true)
    // It completed here, and stands for its meeting all the same only where a person says so.
    expect(await json(await b.get(`/runs/${runId}`))).toMatchObject({ status: 'completed', adopted: false })

    const { doors: busy, runId: going } = await started(silentCouncil)
    await until(async () => (await busy.councils.state(going))?.turn != null)
    const refused = await sent(await open(), await logOf(busy, going))
    expect(refused.status).toBe(400)
    expect(String((await json(refused)).detail)).toContain('pause or stop it where it is held')
  })
})
