import { describe, expect, it } from 'vitest'
import { json, list, record, testDoors } from '../support/doors.ts'
import { MEETING } from '../support/house.ts'
import { plainCouncil } from '../support/scripts.ts'
import { decisionPath, decisionsOf, held } from './support/held.ts'

const open = testDoors()
const OTHER = { title: 'The office lease', question: 'Do we renew the lease of the office?' }

describe('GET /decisions', () => {
  it('lists what was decided with the question, the choice, who chose and how sure they were', async () => {
    const doors = await open({ script: plainCouncil() })
    const runId = await held(doors)
    expect(await decisionsOf(doors)).toEqual([
      expect.objectContaining({
        id: `${runId}/d1`,
        runId,
        decisionId: 'd1',
        kind: 'council',
        title: MEETING.title,
        question: MEETING.question,
        status: 'proposed',
        stands: true,
        chosenOption: { id: 'o1', title: 'The shed' },
        confidence: 0.8,
        reviewAt: null,
        dueAt: null,
        review: null,
        supersedes: [],
        supersededBy: [],
        archived: false,
      }),
    ])
  })

  it('says of a decision that a person has approved that it is accepted, and of an archived one that it is', async () => {
    const doors = await open({ script: plainCouncil() })
    const runId = await held(doors)
    await doors.post(`/runs/${runId}/commands`, { type: 'approve_artifact', kind: 'decision_log' })
    await doors.post(`/runs/${runId}/archive`)
    expect(await decisionsOf(doors)).toMatchObject([{ status: 'accepted', archived: true }])
    expect(await decisionsOf(doors, '?status=proposed')).toEqual([])
  })

  it('finds words in any form, and none where one is missing', async () => {
    const doors = await open({ script: plainCouncil() })
    await held(doors)
    await held(doors, OTHER)
    expect(await decisionsOf(doors, '?q=sharing%20tool')).toMatchObject([{ title: MEETING.title }])
    expect(await decisionsOf(doors, '?q=leases')).toMatchObject([{ title: OTHER.title }])
    expect(await decisionsOf(doors, '?q=tools%20lease')).toEqual([])
  })

  it('gives pages that neither hide nor repeat', async () => {
    const doors = await open({ script: plainCouncil() })
    for (const title of ['One', 'Two', 'Three']) await held(doors, { title })
    const first = await json(await doors.get('/decisions?limit=2'))
    const next = await json(await doors.get(`/decisions?limit=2&cursor=${String(first.nextCursor)}`))
    expect(next.nextCursor).toBeNull()
    const titles = [...list(first.items), ...list(next.items)].map(({ title }) => title)
    expect(titles).toHaveLength(3)
    expect(new Set(titles)).toEqual(new Set(['One', 'Two', 'Three']))
  })

  it('forgets a council that is deleted', async () => {
    const doors = await open({ script: plainCouncil() })
    const runId = await held(doors)
    expect(await decisionsOf(doors)).toHaveLength(1)
    await doors.ask('DELETE', `/runs/${runId}`)
    expect(await decisionsOf(doors)).toEqual([])
  })

  it('has one that stands, where a meeting was held twice: the run that a person has adopted', async () => {
    const doors = await open({ script: plainCouncil() })
    const [first, second] = [await held(doors), await held(doors)]
    const standing = async () =>
      (await decisionsOf(doors)).filter(({ stands }) => stands === true).map(({ runId }) => runId)
    expect(await standing()).toEqual([first])
    await doors.post(`/runs/${second}/adopt`)
    expect(await standing()).toEqual([second])
    expect(await decisionsOf(doors, '?status=superseded')).toMatchObject([
      { runId: first, standsInstead: second },
    ])
  })

  it('reads what a person has edited', async () => {
    const doors = await open({ script: plainCouncil() })
    const runId = await held(doors)
    await decisionsOf(doors)
    await doors.post(`/runs/${runId}/commands`, {
      type: 'edit_artifact',
      kind: 'decision_log',
      patch: [{ op: 'add', path: '/review_at', value: '2027-05-01' }],
    })
    expect(await decisionsOf(doors)).toMatchObject([{ reviewAt: '2027-05-01', dueAt: '2027-05-01' }])
  })
})

describe('GET /decisions/{id}', () => {
  it('shows one, and says that there is none of another id', async () => {
    const doors = await open({ script: plainCouncil() })
    const runId = await held(doors)
    const { decision, related, reviews } = await json(await doors.get(decisionPath(`${runId}/d1`)))
    expect(record(decision).id).toBe(`${runId}/d1`)
    expect([related, reviews]).toEqual([[], []])
    expect((await doors.get(decisionPath(`${runId}/d9`))).status).toBe(404)
  })
})

describe('POST /decisions/matches', () => {
  it('finds what was decided on the same question, and nothing for another one', async () => {
    const doors = await open({ script: plainCouncil() })
    const runId = await held(doors)
    const matches = async (meeting: object) =>
      list((await json(await doors.post('/decisions/matches', meeting))).items)
    const again = { title: 'Tools', question: 'Where should the shared tools of our members be kept?' }
    expect(await matches(again)).toMatchObject([{ relation: 'repeats', decision: { runId } }])
    expect(await matches(OTHER)).toEqual([])
    const replacing = { ...OTHER, supersedes: [`${runId}/d1`, 'nobody/d1'] }
    expect(await json(await doors.post('/decisions/matches', replacing))).toMatchObject({
      items: [{ relation: 'supersedes', decision: { runId } }],
      unknown: ['nobody/d1'],
    })
    expect((await doors.post('/decisions/matches', { title: 'Tools' })).status).toBe(400)
  })
})
