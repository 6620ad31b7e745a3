import { describe, expect, it } from 'vitest'
import type { AppDeps } from '../../backend/http/app.ts'
import { byName, json, list, record, testDoors, until, type Doors } from '../support/doors.ts'
import { MEETING } from '../support/house.ts'
import { plainCouncil } from '../support/scripts.ts'

const open = testDoors()

/** A council that was held to its end. */
async function held(doors: Doors, meeting: object = {}, overrides: object = {}, person = 'owner') {
  const as = { 'x-person': person }
  const made = await json(await doors.post('/meetings', { ...MEETING, ...meeting }))
  const { run } = await json(await doors.post(`/meetings/${String(made.id)}/runs`, overrides, as))
  const runId = String(record(run).id)
  await until(async () => (await doors.councils.state(runId))?.endedAt != null)
  await doors.pool.drive(runId)
  return runId
}

const ids = async (doors: Doors, query: string) =>
  list((await json(await doors.get(`/runs?${query}`))).items).map(({ id }) => id)

/** Doors that count the logs that are folded for them. */
async function counting(given: Parameters<typeof open>[0] = {}) {
  const folded: string[] = []
  const doors = await open({ script: plainCouncil(), ...given })
  const read = doors.store.log.read.bind(doors.store.log)
  doors.store.log.read = (runId, after, limit) => {
    if (after === 0) folded.push(runId)
    return read(runId, after, limit)
  }
  return { ...doors, folded }
}

describe('GET /runs', () => {
  it('shows what a run is about, whose it is and what it came to', async () => {
    const doors = await open({ script: plainCouncil(), deps: { identify: byName } })
    const runId = await held(doors, { language: 'ru' }, { preparationSeconds: 93.5 }, 'anna')
    const [row] = list((await json(await doors.get('/runs'))).items)
    expect(row).toMatchObject({
      id: runId,
      title: MEETING.title,
      question: MEETING.question,
      template: { id: 'choose-option', title: expect.stringMatching(/\p{Script=Cyrillic}/u) },
      owner: { kind: 'person', id: 'anna', name: 'Anna' },
      language: 'ru',
      panel: 'offline',
      preparationSeconds: 93.5,
      parent: null,
      status: 'completed',
      adopted: true,
      outcome: {
        status: 'decided',
        decisions: 1,
        tasks: 1,
        chosen: 'The shed',
        decision: expect.any(String),
        approved: false,
        exported: false,
      },
    })
    const state = await doors.councils.state(runId)
    expect(row?.messages).toBe(state?.messages.length)
    expect(row?.seconds).toBe((state?.elapsedMs ?? 0) / 1000)
    expect(await json(await doors.get(`/runs/${runId}`))).toEqual(row)
  })

  it('picks by status, template, owner, outcome and title, over all pages', async () => {
    const doors = await open({ script: plainCouncil(), deps: { identify: byName } })
    const shed = await held(doors, {}, {}, 'anna')
    const risks = await held(doors, { title: 'Сарай зимой', template: 'risk-review' }, {}, 'bob')
    const both = [risks, shed]
    expect(await ids(doors, 'status=ended')).toEqual(both)
    expect(await ids(doors, 'status=live')).toEqual([])
    expect(await ids(doors, 'template=risk-review')).toEqual([risks])
    expect(await ids(doors, 'owner=anna')).toEqual([shed])
    expect(await ids(doors, `q=${encodeURIComponent('САРАЙ')}`)).toEqual([risks])
    expect(await ids(doors, 'q=tool%20library&owner=bob')).toEqual([])
    const state = await doors.councils.state(risks)
    const came = state?.artifacts.decision_log?.body.status === 'decided'
    expect(await ids(doors, 'outcome=yes')).toEqual(came ? both : [shed])
    expect(await ids(doors, 'outcome=no')).toEqual(came ? [] : [risks])
    const first = await json(await doors.get('/runs?limit=1'))
    expect(list(first.items).map(({ id }) => id)).toEqual([risks])
    expect(await ids(doors, `limit=1&cursor=${String(first.nextCursor)}`)).toEqual([shed])
    expect((await json(await doors.get('/runs?limit=2'))).nextCursor).toBeNull()
    expect((await doors.get('/runs?status=gone')).status).toBe(400)
  })

  it('lists a run that goes on among the live ones, without an outcome', async () => {
    const doors = await open()
    const runId = await doors.running()
    expect(await ids(doors, 'status=live')).toEqual([runId])
    expect(await ids(doors, 'outcome=no')).toEqual([])
    const [row] = list((await json(await doors.get('/runs'))).items)
    expect(row).toMatchObject({ outcome: null, status: 'running', preparationSeconds: null })
  })

  it('folds a run that has ended once, and again when something came to its log', async () => {
    const first = await counting()
    const runId = await held(first)
    expect(await ids(first, '')).toEqual([runId])
    await first.close()
    const later = await counting({ dataDir: first.dataDir })
    const rows = await json(await later.get('/runs'))
    expect(later.folded).toEqual([])
    expect(list(rows.items)[0]).toMatchObject({ id: runId, outcome: { approved: false } })
    await later.post(`/runs/${runId}/commands`, {
      type: 'approve_artifact',
      kind: 'decision_log',
      version: 1,
    })
    expect(list((await json(await later.get('/runs'))).items)[0]).toMatchObject({
      outcome: { approved: true },
    })
  })

  it('is shown all the same where no card can be kept', async () => {
    const cards: AppDeps['cards'] = {
      of: async () => new Map(),
      keep: () => Promise.reject(new Error('the disk is full')),
      mayAwaitApproval: async () => [],
    }
    const doors = await open({ script: plainCouncil(), deps: { cards } })
    const runId = await held(doors)
    expect(await ids(doors, '')).toEqual([runId])
    expect(doors.logger.lines.join('\n')).toContain('the disk is full')
  })
})

describe('GET /insights/councils', () => {
  it('tells of each council that ended what charts need, and of nothing that was not held here', async () => {
    const doors = await open({ script: plainCouncil() })
    const runId = await held(doors, {}, { preparationSeconds: 60 })
    await doors.ask('POST', '/imports?name=m.md', '# Minutes\n\nDecision: we paint the shed.\n', {
      'content-type': 'text/markdown',
    })
    const { items } = await json(await doors.get('/insights/councils'))
    expect(list(items)).toHaveLength(1)
    const [row] = list(items)
    expect(row).toMatchObject({
      runId,
      title: MEETING.title,
      template: { id: 'choose-option' },
      outcome: 'decision',
      decisions: 1,
      tasks: 1,
      tasksWithOwnerAndDue: 0,
      approved: false,
      exportedTasks: 0,
      preparationSeconds: 60,
      usd: 0,
      failures: [],
    })
    const state = await doors.councils.state(runId)
    const talk = list(row?.talk)
    expect(talk.map(({ seat }) => seat)).toEqual(state?.seats.map(({ seat }) => seat))
    const turns = talk.reduce((sum, one) => sum + Number(one.turns), 0)
    expect(turns).toBe(state?.turns)
    expect(talk.every(({ words }) => Number(words) > 0)).toBe(true)
    expect(list(row?.items)).toEqual(
      state?.meeting.agenda.map(({ id, title, timeboxMinutes }) => ({
        itemId: id,
        title,
        plannedSeconds: timeboxMinutes * 60,
        usedSeconds: expect.any(Number),
      })),
    )
    expect(Number(row?.decidedSeconds)).toBeLessThanOrEqual(Number(row?.seconds))
  })

  it('picks by time and template, and refuses a time that is none', async () => {
    const doors = await open({ script: plainCouncil() })
    await held(doors)
    const count = async (query: string) =>
      list((await json(await doors.get(`/insights/councils?${query}`))).items).length
    expect(await count('template=choose-option')).toBe(1)
    expect(await count('template=risk-review')).toBe(0)
    expect(await count('since=1990-01-01')).toBe(1)
    expect(await count('since=2990-01-01T00:00:00Z')).toBe(0)
    expect((await doors.get('/insights/councils?since=yesterday')).status).toBe(400)
  })
})
