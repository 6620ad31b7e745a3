import { describe, expect, it } from 'vitest'
import { panelsOf, providersOf } from '../../backend/agents/panels.ts'
import { byName, json, list, record, testDoors, until } from '../support/doors.ts'
import { MEETING } from '../support/house.ts'
import { plainCouncil } from '../support/scripts.ts'

const open = testDoors()
const NOTHING_SET = {
  budgets: { maxUsd: null, maxTokens: null, maxMinutes: null, maxTurns: null },
  profile: { name: null },
}

describe('settings', () => {
  it('are empty at first, changed field by field, and there after a restart', async () => {
    const doors = await open()
    expect(await json(await doors.get('/settings'))).toEqual(NOTHING_SET)
    const changed = await doors.ask('PATCH', '/settings', { budgets: { maxUsd: 2, maxTurns: 12 } })
    expect([changed.status, await json(changed)]).toMatchObject([
      200,
      { budgets: { maxUsd: 2, maxTurns: 12 } },
    ])
    await doors.ask('PATCH', '/settings', { budgets: { maxUsd: null }, profile: { name: ' Anna ' } })
    await doors.close()
    const later = await open({ dataDir: doors.dataDir })
    expect(await json(await later.get('/settings'))).toEqual({
      budgets: { ...NOTHING_SET.budgets, maxTurns: 12 },
      profile: { name: 'Anna' },
    })
  })

  it('keep both of two changes that are sent at once', async () => {
    const doors = await open()
    await Promise.all([
      doors.ask('PATCH', '/settings', { budgets: { maxUsd: 3 } }),
      doors.ask('PATCH', '/settings', { budgets: { maxTurns: 9 } }),
      doors.ask('PATCH', '/settings', { budgets: { maxMinutes: 5 } }),
    ])
    expect(await json(await doors.get('/settings'))).toMatchObject({
      budgets: { maxUsd: 3, maxTurns: 9, maxMinutes: 5 },
    })
  })

  it.each([
    [{ budgets: { maxUsd: -1 } }],
    [{ budgets: { maxTurns: 1.5 } }],
    [{ profile: { name: ' ' } }],
    [{ theme: 'dark' }],
    [7],
  ])('refuse %j with its place', async (body) => {
    const doors = await open()
    const answer = await doors.ask('PATCH', '/settings', body)
    expect(answer.status).toBe(400)
    expect(list((await json(answer)).errors).length).toBeGreaterThan(0)
    expect(await json(await doors.get('/settings'))).toEqual(NOTHING_SET)
  })

  it('give a meeting its limits as far as it names none of its own', async () => {
    const doors = await open({ script: plainCouncil() })
    await doors.ask('PATCH', '/settings', { budgets: { maxUsd: 0.5, maxMinutes: 9, maxTurns: 30 } })
    const budget = { maxTurns: 35 }
    const expected = { maxCostUsd: 0.5, maxMinutes: 9, maxTurns: 35, maxTokens: null }
    const tried = await json(await doors.post('/meetings?dryRun=true', { ...MEETING, budget }))
    expect(record(tried.meeting).budget).toEqual(expected)
    const { id } = await json(await doors.post('/meetings', { ...MEETING, budget }))
    const { run } = await json(await doors.post(`/meetings/${String(id)}/runs`, {}))
    const state = await doors.state(String(record(run).id))
    expect(state.budget).toEqual(expected)
  })

  it('name each person as they say, in the log of a run as well', async () => {
    const doors = await open({ deps: { identify: byName } })
    const as = (person: string) => ({ 'x-person': person })
    await doors.ask('PATCH', '/settings', { profile: { name: 'Anna K.' } }, as('anna'))
    expect(await json(await doors.get('/me', as('anna')))).toMatchObject({ id: 'anna', name: 'Anna K.' })
    expect(await json(await doors.get('/me', as('bob')))).toMatchObject({ id: 'bob', name: 'Bob' })
    const { id } = await json(await doors.post('/meetings', MEETING))
    const { run } = await json(await doors.post(`/meetings/${String(id)}/runs`, {}, as('anna')))
    expect(record(run).owner).toEqual({ kind: 'person', id: 'anna', name: 'Anna K.' })
  })
})

describe('GET /spend', () => {
  it('adds up by month, and does not call free what has no price', async () => {
    const call = { purpose: 'speak', provider: 'p', model: 'm', promptTokens: 10, cachedTokens: 0 } as const
    const costs: (number | null)[] = [0.25, 0.5]
    const script = plainCouncil((_, plain) => {
      const costUsd = costs.shift()
      return costUsd === undefined ? plain : { ...plain, usage: { ...call, completionTokens: 5, costUsd } }
    })
    const doors = await open({ script })
    const hold = async () => {
      const { id } = await json(await doors.post('/meetings', MEETING))
      const { run } = await json(await doors.post(`/meetings/${String(id)}/runs`, {}))
      const runId = String(record(run).id)
      await until(async () => (await doors.councils.state(runId))?.endedAt != null)
      await doors.pool.drive(runId)
    }
    await hold()
    const month = new Date(doors.clock.now()).toISOString().slice(0, 7)
    const spend = async (query = '') => list((await json(await doors.get(`/spend${query}`))).items)
    expect(await spend('?months=2')).toEqual([
      { month, usd: 0.75, knownUsd: 0.75, tokens: 30, runs: 1 },
      { month: expect.not.stringMatching(month), usd: 0, knownUsd: 0, tokens: 0, runs: 0 },
    ])
    doors.clock.jump(40 * 24 * 3_600_000)
    costs.push(1, null)
    await hold()
    expect(await spend('?months=3')).toMatchObject([
      { usd: null, knownUsd: 1, tokens: 30, runs: 1 },
      { usd: 0.75, runs: 1 },
      { usd: 0, runs: 0 },
    ])
    expect(await spend()).toHaveLength(6)
    // What was spent stays spent, whatever is hidden later.
    const before = await spend('?months=3')
    for (const { id } of list((await json(await doors.get('/meetings'))).items))
      expect((await doors.ask('DELETE', `/meetings/${String(id)}`)).status).toBe(204)
    expect(list((await json(await doors.get('/runs'))).items)).toEqual([])
    expect(await spend('?months=3')).toEqual(before)
    expect((await doors.get('/spend?months=0')).status).toBe(400)
  })
})

describe('GET /providers', () => {
  it('tells who speaks and whether a price is known', () => {
    const models = { baseURL: 'https://api.openai.com/v1', apiKey: null, model: 'gpt-4.1-mini' }
    const [offline, openai] = providersOf({ panel: 'openai', models })
    expect(offline).toMatchObject({ usual: false, priceKnown: true, price: { promptUsd: 0 } })
    expect(openai).toMatchObject({
      configured: true,
      usual: true,
      priceKnown: true,
      price: { promptUsd: 0.4, cachedUsd: 0.1, completionUsd: 1.6 },
    })
    const own = providersOf({ panel: 'openai', models: { ...models, baseURL: 'http://localhost:8000/v1' } })
    expect(own[1]).toMatchObject({ priceKnown: false, price: null })
    expect(
      providersOf({ panel: panelsOf({ panel: 'offline', models: null }).panel, models: null })[1],
    ).toMatchObject({
      configured: false,
      priceKnown: false,
    })
  })
})
