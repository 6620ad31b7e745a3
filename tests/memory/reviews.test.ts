import { describe, expect, it } from 'vitest'
import { json, list, testDoors, type Doors } from '../support/doors.ts'
import { MEETING } from '../support/house.ts'
import { plainCouncil } from '../support/scripts.ts'
import { decisionPath, decisionsOf, held } from './support/held.ts'

const open = testDoors()
const DAY = 86_400_000

/** A council whose decision is to be looked at again in thirty days, and forecasts something for ten days before. */
async function decided(doors: Doors) {
  const runId = await held(doors, { review_at: '+30d' })
  const due = dayIn(doors, 20)
  await doors.post(`/runs/${runId}/commands`, {
    type: 'edit_artifact',
    kind: 'decision_log',
    patch: [{ op: 'add', path: '/forecasts/-', value: { statement: 'No rain.', probability: 0.8, due } }],
  })
  return { runId, id: `${runId}/d1`, forecastDay: due, reviewDay: dayIn(doors, 30) }
}

const dayIn = ({ clock }: Doors, days: number) =>
  new Date(clock.now() + days * DAY).toISOString().slice(0, 10)
const inbox = async (doors: Doors) => list((await json(await doors.get('/inbox'))).items)
const review = (doors: Doors, id: string, body: object) => doors.post(`${decisionPath(id)}/review`, body)

describe('a decision that is to be looked at again', () => {
  it('is in the inbox when the day has come, once for each day, until somebody says what came of it', async () => {
    const doors = await open({ script: plainCouncil() })
    const { id, forecastDay, reviewDay } = await decided(doors)
    expect(await inbox(doors)).toEqual([])
    expect(await decisionsOf(doors, '?due=true')).toEqual([])
    doors.clock.advance(20 * DAY)
    const [item, ...others] = await inbox(doors)
    expect(others).toEqual([])
    expect(item).toMatchObject({
      id: `review:${id}:${forecastDay}`,
      kind: 'review',
      decisionId: id,
      runTitle: MEETING.title,
      title: MEETING.question,
      dueAt: `${forecastDay}T00:00:00.000Z`,
    })
    doors.clock.advance(DAY)
    expect(await inbox(doors)).toEqual([item])
    expect(await decisionsOf(doors, '?due=true')).toMatchObject([{ id, dueAt: forecastDay }])
    const said = { outcome: 'held', forecasts: [{ index: 0, happened: true }], next_review_at: reviewDay }
    expect((await review(doors, id, said)).status).toBe(200)
    expect(await inbox(doors)).toEqual([])
    doors.clock.advance(30 * DAY)
    expect(await inbox(doors)).toMatchObject([{ id: `review:${id}:${reviewDay}` }])
    await review(doors, id, { outcome: 'partly' })
    expect(await inbox(doors)).toEqual([])
  })

  it('is reminded of also where the clock has leapt over the day, and where the server was started anew', async () => {
    const doors = await open({ script: plainCouncil() })
    const { id } = await decided(doors)
    doors.clock.jump(400 * DAY)
    const [item] = await inbox(doors)
    expect(item).toMatchObject({ decisionId: id })
    await doors.close()
    const again = await open({ dataDir: doors.dataDir })
    // Its clock stands at another time: what was noticed is kept, with when it was.
    again.clock.jump(500 * DAY)
    expect(await inbox(again)).toEqual([item])
  })

  it('is not reminded of when something has taken its place, or it was put away', async () => {
    const doors = await open({ script: plainCouncil() })
    const { runId, id } = await decided(doors)
    doors.clock.advance(40 * DAY)
    expect(await inbox(doors)).toHaveLength(1)
    await doors.post(`/runs/${runId}/archive`)
    expect(await inbox(doors)).toEqual([])
    await doors.post(`/runs/${runId}/unarchive`)
    await held(doors, { title: 'Tools, anew', supersedes: [id] })
    expect(await inbox(doors)).toEqual([])
  })
})

describe('POST /decisions/{id}/review', () => {
  it('keeps each review, the last one holds, and what happened stands beside its forecast', async () => {
    const doors = await open({ script: plainCouncil() })
    const { id } = await decided(doors)
    await review(doors, id, { outcome: 'held' })
    const forecasts = [{ index: 0, happened: false }]
    await review(doors, id, { outcome: 'failed', note: 'It leaked.', forecasts })
    const { decision, reviews } = await json(await doors.get(decisionPath(id)))
    expect(list(reviews).map(({ number, outcome }) => [number, outcome])).toEqual([
      [2, 'failed'],
      [1, 'held'],
    ])
    expect(decision).toMatchObject({
      dueAt: null,
      forecasts: [{ statement: 'No rain.', happened: false }],
      review: { number: 2, note: 'It leaked.', by: { id: 'owner' } },
    })
    expect(await json(await doors.get('/decisions/scores'))).toMatchObject({
      forecasts: { n: 1, brier: expect.closeTo(0.64, 12) },
    })
    await doors.close()
    const again = await open({ dataDir: doors.dataDir })
    expect(await decisionsOf(again)).toMatchObject([{ review: { number: 2, outcome: 'failed' } }])
  })

  it.each([
    [{ outcome: 'good' }, '/outcome'],
    [{ outcome: 'held', forecasts: [{ index: 1, happened: true }] }, '/forecasts/0/index'],
    [{ outcome: 'held', next_review_at: '2027-02-31' }, '/next_review_at'],
    [{}, '/outcome'],
  ])('refuses %j with its place', async (body, pointer) => {
    const doors = await open({ script: plainCouncil() })
    const { id } = await decided(doors)
    const answer = await review(doors, id, body)
    expect(answer.status).toBe(400)
    expect((await json(answer)).errors).toMatchObject([{ pointer }])
  })

  it('has nothing to look back at where nothing was chosen', async () => {
    const doors = await open({
      script: plainCouncil((request, plain) =>
        request.task.kind === 'vote' || request.task.kind === 'tie_break'
          ? {
              ...plain,
              contributions: [
                { tool: 'cast_vote', arguments: { option: null, confidence: null, reason: 'x' } },
              ],
            }
          : plain,
      ),
    })
    const runId = await held(doors)
    expect(await decisionsOf(doors)).toMatchObject([{ status: 'no_consensus', stands: false }])
    expect((await review(doors, `${runId}/d1`, { outcome: 'held' })).status).toBe(400)
    expect((await review(doors, `${runId}/d2`, { outcome: 'held' })).status).toBe(404)
  })
})
