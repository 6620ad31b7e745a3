import { describe, expect, it } from 'vitest'
import { json, list, record, testDoors, until, type Doors } from '../support/doors.ts'
import { MEETING } from '../support/house.ts'
import { plainCouncil } from '../support/scripts.ts'

const open = testDoors()
const MARKDOWN = { 'content-type': 'text/markdown' }

const tried = async ({ ask }: Doors, body: unknown, headers: Record<string, string> = {}) => {
  const answer = await ask('POST', '/meetings?dryRun=true', body, headers)
  return { status: answer.status, ...(await json(answer)) }
}

describe('POST /meetings?dryRun=true', () => {
  it('shows the meeting as a run would hold it, and keeps nothing', async () => {
    const doors = await open()
    const answer = await tried(doors, MEETING)
    expect(answer).toMatchObject({
      status: 200,
      given: MEETING,
      faults: [],
      meeting: { title: MEETING.title, policy: { name: 'fsm' }, budget: { maxTurns: 40 } },
    })
    expect(record(answer).notes).toEqual(record(record(answer).meeting).notes)
    expect((await json(await doors.get('/meetings'))).items).toEqual([])
  })

  it('says what is in the way, with its place, and reads what there is', async () => {
    const doors = await open()
    expect(await tried(doors, { title: 'Tools' })).toMatchObject({
      status: 200,
      meeting: null,
      given: null,
      faults: [{ pointer: '/question', message: expect.any(String) }],
    })
    expect(await tried(doors, { title: 'Tools', question: 'Where?', template: 'none' })).toMatchObject({
      meeting: null,
      given: { title: 'Tools' },
      faults: [{ pointer: '/template', message: expect.stringContaining('choose-option') }],
    })
    expect((await doors.ask('POST', '/meetings?dryRun=maybe', MEETING)).status).toBe(400)
  })

  it('reads an agenda that was only pasted', async () => {
    const doors = await open()
    const text =
      'Повестка:\n1. Бюджет – 10 мин\n2) Место, 15м\n   - рядом с залом\n- Решить, где быть ярмарке (20 min)\n'
    expect(await tried(doors, text, MARKDOWN)).toMatchObject({
      agenda: [
        { title: 'Бюджет', timeboxMinutes: 10, kind: 'discuss' },
        { title: 'Место', timeboxMinutes: 15, kind: 'discuss' },
        { title: 'Решить, где быть ярмарке', timeboxMinutes: 20, kind: 'decide' },
      ],
    })
    const whole = '# Fair\n\n## Question\nWhere?\n\n## Agenda\n- Costs (10 min)\n- Venue 5 min\n'
    expect(await tried(doors, whole, MARKDOWN)).toMatchObject({
      faults: [],
      agenda: [{ title: 'Costs' }, { title: 'Venue' }],
      meeting: { agenda: [{ timeboxMinutes: 10 }, { timeboxMinutes: 5 }] },
    })
  })
})

describe('POST /meetings/{id}/runs', () => {
  it('keeps how long the preparation took, and refuses what is no time', async () => {
    const doors = await open({ script: plainCouncil() })
    const { id } = await json(await doors.post('/meetings', MEETING))
    const { run } = await json(await doors.post(`/meetings/${String(id)}/runs`, { preparationSeconds: 212 }))
    const runId = String(record(run).id)
    expect(run).toMatchObject({ preparationSeconds: 212 })
    const [created] = await doors.events(runId)
    expect(created?.data).toMatchObject({ preparationSeconds: 212 })
    expect((await doors.post(`/meetings/${String(id)}/runs`, { preparationSeconds: -1 })).status).toBe(400)
  })
})

describe('POST /policies/preview', () => {
  const preview = async ({ post }: Doors, body: object) =>
    list((await json(await post('/policies/preview', body))).items)

  it('names the speakers that the run then has', async () => {
    const doors = await open({ script: plainCouncil() })
    for (const policy of [{ name: 'fsm' }, { name: 'round_robin' }]) {
      const meeting = { ...MEETING, policy, title: policy.name }
      const seen = await preview(doors, { meeting, turns: 6 })
      const { id } = await json(await doors.post('/meetings', meeting))
      const { run } = await json(await doors.post(`/meetings/${String(id)}/runs`, {}))
      const runId = String(record(run).id)
      await until(async () => (await doors.councils.state(runId))?.endedAt != null)
      const chosen = (await doors.events(runId)).flatMap((event) =>
        event.type === 'speaker_selected' ? [event.data] : [],
      )
      expect(seen.map(({ seat }) => seat)).toEqual(chosen.slice(0, 6).map(({ seat }) => seat))
      expect(seen.map(({ why }) => why)).toEqual(chosen.slice(0, 6).map(({ rationale }) => rationale))
      expect(seen[0]).toMatchObject({ phase: 'opening', by: 'policy', name: expect.any(String) })
    }
  })

  it('says plainly where a model or the speaker will choose, and among whom', async () => {
    const doors = await open()
    for (const [name, by, word] of [
      ['selector', 'model', 'модель'],
      ['handoff', 'speaker', 'называет'],
    ] as const) {
      const items = await preview(doors, { policy: { name }, language: 'ru', turns: 12 })
      const unknown = items.filter((one) => one.by === by)
      expect(unknown.length).toBeGreaterThan(0)
      for (const one of unknown) {
        expect(one).toMatchObject({ seat: null, name: null, why: expect.stringContaining(word) })
        expect(Array.isArray(one.candidates) && one.candidates.length > 1).toBe(true)
      }
      expect(items.filter(({ phase }) => phase === 'positions').every(({ seat }) => seat !== null)).toBe(true)
    }
  })

  it('gives a seat that is kept for a person its turns', async () => {
    const doors = await open()
    const seats = [
      { seat: 'moderator', role: 'moderator' },
      { seat: 'expert_a', role: 'expert', person: 'Anna' },
      { seat: 'expert_b', role: 'expert' },
      { seat: 'scribe', role: 'scribe' },
      { seat: 'integrator', role: 'integrator' },
    ]
    const items = await preview(doors, { seats })
    expect(items).toHaveLength(10)
    expect(items.slice(0, 3).map(({ seat }) => seat)).toEqual(['moderator', 'expert_a', 'expert_b'])
  })

  it('refuses what no run could hold', async () => {
    const doors = await open()
    for (const body of [{ policy: { name: 'none' } }, { template: 'none' }, { turns: 0 }, { who: 1 }])
      expect((await doors.post('/policies/preview', body)).status, JSON.stringify(body)).toBe(400)
  })
})
