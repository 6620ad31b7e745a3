import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { byName, json, list, record, testDoors, until, type Doors } from '../support/doors.ts'
import { MINUTES } from '../support/export-world.ts'
import { MEETING } from '../support/house.ts'
import { plainCouncil } from '../support/scripts.ts'
import { tempDirs } from '../support/temp-dir.ts'

const open = testDoors()
const newDir = tempDirs()

const inbox = async (doors: Doors) => list((await json(await doors.get('/inbox'))).items)

async function started(doors: Doors, meeting: object, overrides: object = {}): Promise<string> {
  const made = await json(await doors.post('/meetings', { ...MEETING, ...meeting }))
  const { run } = await json(await doors.post(`/meetings/${String(made.id)}/runs`, overrides))
  return String(record(run).id)
}

const ended = (doors: Doors, runId: string) =>
  until(async () => (await doors.councils.state(runId))?.endedAt != null)
const waiting = (doors: Doors, runId: string) =>
  until(async () => (await doors.councils.state(runId))?.human != null)

describe('GET /inbox', () => {
  it('is empty where nobody is waited for', async () => {
    const doors = await open({ script: plainCouncil() })
    await ended(doors, await started(doors, {}))
    expect(await json(await doors.get('/inbox'))).toEqual({ items: [], nextCursor: null })
  })

  it('holds a question until it is answered, also while the run is paused', async () => {
    const doors = await open({ script: plainCouncil(), alone: false })
    const runId = await started(doors, {}, { maxTurns: 1 })
    await waiting(doors, runId)
    const { human } = await doors.state(runId)
    const [item, ...others] = await inbox(doors)
    expect(others).toEqual([])
    expect(item).toEqual({
      id: `question:${runId}:${human?.questionId}`,
      kind: 'question',
      runId,
      meetingId: expect.any(String),
      runTitle: MEETING.title,
      title: MEETING.question,
      text: human?.text,
      at: expect.stringMatching(/Z$/),
      dueAt: human?.deadline,
      questionId: human?.questionId,
    })
    await doors.post(`/runs/${runId}/pause`)
    expect(await inbox(doors)).toEqual([item])
    await doors.post(`/runs/${runId}/commands`, {
      type: 'answer',
      questionId: human?.questionId,
      option: 'conclude',
    })
    expect(await inbox(doors)).toEqual([])
  })

  it('holds the turn of a person', async () => {
    const doors = await open({ script: plainCouncil(), alone: false, deps: { identify: byName } })
    const seats = [
      { seat: 'moderator', role: 'moderator' },
      { seat: 'expert_a', role: 'expert', person: 'Anna' },
      { seat: 'expert_b', role: 'expert' },
      { seat: 'scribe', role: 'scribe' },
      { seat: 'integrator', role: 'integrator' },
    ]
    const runId = await started(doors, { seats })
    await waiting(doors, runId)
    expect(await inbox(doors)).toMatchObject([{ kind: 'turn', runId, seat: 'expert_a' }])
  })

  it('holds a decision log until a person has approved it', async () => {
    const doors = await open({ script: plainCouncil() })
    const runId = await started(doors, { quality: { requireApproval: true } })
    await ended(doors, runId)
    expect(await inbox(doors)).toMatchObject([
      { id: `approval:${runId}`, kind: 'approval', runId, artifact: 'decision_log', dueAt: null },
    ])
    await doors.post(`/runs/${runId}/commands`, {
      type: 'approve_artifact',
      kind: 'decision_log',
      version: 1,
    })
    expect(await inbox(doors)).toEqual([])
  })

  it('reads no more than what can be open, however many runs have ended', async () => {
    const doors = await open({ script: plainCouncil() })
    const approve = { quality: { requireApproval: true } }
    for (const meeting of [{ id: 'a' }, { id: 'b' }, { id: 'c', ...approve }])
      await ended(doors, await started(doors, meeting))
    const [item] = await inbox(doors)
    const read = vi.spyOn(doors.store.cards, 'of')
    expect(await inbox(doors)).toEqual([item])
    expect(read.mock.calls.flatMap(([runIds]) => runIds)).toEqual([item?.runId])
    // What has ended since is read once, to see whether it waits.
    const later = await started(doors, { id: 'd', ...approve })
    await ended(doors, later)
    expect((await inbox(doors)).map(({ runId }) => runId)).toEqual([later, item?.runId])
    await doors.ask('DELETE', `/meetings/${String(item?.meetingId)}`)
    expect((await inbox(doors)).map(({ runId }) => runId)).toEqual([later])
  })

  it('holds a run that failed, for a week', async () => {
    const doors = await open({
      script: plainCouncil(() => {
        throw new Error('broken')
      }),
    })
    const failing = await doors.start()
    await doors.runs.drive(failing.runId, await doors.log.fence(failing.runId), {
      type: 'fail_run',
      code: 'quarantined',
      reason: 'The rules failed.',
    })
    expect(await inbox(doors)).toMatchObject([
      { id: `run_failed:${failing.runId}`, kind: 'run_failed', text: 'The rules failed.' },
    ])
    doors.clock.jump(7 * 24 * 3_600_000 + 1)
    expect(await inbox(doors)).toEqual([])
  })

  it('holds exports that failed, one for each run and target, and questions before them', async () => {
    const blocked = path.join(newDir(), 'exports')
    writeFileSync(blocked, 'a file where a folder should be')
    const doors = await open({
      script: plainCouncil(),
      alone: false,
      exporting: {
        notion: null,
        slack: null,
        telegram: null,
        webhooks: [],
        mail: null,
        outboundAllowed: [],
        exportDir: blocked,
        publicUrl: null,
        host: '127.0.0.1',
        port: 3000,
      },
    })
    const made = await doors.ask('POST', '/imports?name=m.md', MINUTES, { 'content-type': 'text/markdown' })
    const runId = String(record((await json(made)).run).id)
    await doors.post(`/runs/${runId}/adopt`)
    await doors.post(`/runs/${runId}/exports`, { target: 'csv' })
    await doors.get(`/runs/${runId}/exports?wait=1`)
    const [failed] = await inbox(doors)
    expect(failed).toMatchObject({
      kind: 'export_failed',
      runId,
      target: 'csv',
      text: expect.stringContaining('XIO_EXPORT_DIR'),
      dueAt: expect.stringMatching(/Z$/),
    })
    expect(failed?.exportIds).toEqual([failed?.exportId])
    const council = await started(doors, {}, { maxTurns: 1 })
    await waiting(doors, council)
    expect((await inbox(doors)).map(({ kind }) => kind)).toEqual(['question', 'export_failed'])
  })
})
