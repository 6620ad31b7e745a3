import { describe, expect, it } from 'vitest'
import { agentOf } from '../../backend/agents/seat-rules.ts'
import { verifyChain } from '../../backend/log/chain.ts'
import { foldAll } from '../../backend/council/evolve.ts'
import { byName, json, list, record, testDoors, until, type Doors } from '../support/doors.ts'
import { MEETING, registry } from '../support/house.ts'
import { plainCouncil } from '../support/scripts.ts'

const open = testDoors()
const PROMPT = 'You weigh what an option costs in a bad year.'

/** A change of the version that is the newest. */
async function patch(doors: Doors, path: string, body: unknown, person = 'anna') {
  const { versionNumber: baseVersion } = await read(doors, path)
  const sent = Array.isArray(body) ? body : { baseVersion, ...record(body) }
  return doors.ask('PATCH', path, sent, { 'x-person': person })
}
const read = async (doors: Doors, path: string) => json(await doors.get(path))

async function started(doors: Doors, meeting: object = {}): Promise<string> {
  const made = await json(await doors.post('/meetings', { ...MEETING, ...meeting }))
  const { run } = await json(await doors.post(`/meetings/${String(made.id)}/runs`, {}))
  return String(record(run).id)
}
const over = (doors: Doors, runId: string) =>
  until(async () => (await doors.councils.state(runId))?.endedAt != null)

const expert = registry.agents.find(({ role }) => role === 'expert')!

describe('an agent', () => {
  it('is at first what came with the program, and shows where it is used', async () => {
    const doors = await open({ script: plainCouncil() })
    await over(doors, await started(doors))
    const shown = await read(doors, `/agents/${expert.id}`)
    expect(shown).toMatchObject({
      ...expert,
      versionNumber: 1,
      builtIn: true,
      at: null,
      by: null,
      note: null,
      runs30d: 1,
    })
    expect(list(shown.usedIn).map(({ id }) => id)).toContain('choose-option')
    const { items } = await read(doors, '/agents')
    expect(list(items)).toHaveLength(registry.agents.length)
    expect(list(items).find(({ id }) => id === expert.id)).toMatchObject({ runs30d: 1, usedIn: shown.usedIn })
    doors.clock.jump(31 * 24 * 3_600_000)
    expect(await read(doors, `/agents/${expert.id}`)).toMatchObject({ runs30d: 0 })
    expect((await doors.get('/agents/nobody')).status).toBe(404)
  })

  it('is changed by a version, which stands at once and after a restart, and put back by another', async () => {
    const doors = await open({ deps: { identify: byName } })
    const at = `/agents/${expert.id}`
    const changed = await patch(doors, at, { prompt: PROMPT, model: 'small', note: 'a bad year' })
    expect([changed.status, await json(changed)]).toMatchObject([
      200,
      { prompt: PROMPT, model: 'small', versionNumber: 2, version: `${expert.version}+2`, builtIn: false },
    ])
    await patch(doors, at, { model: null }, 'bob')
    expect(await read(doors, at)).toMatchObject({ prompt: PROMPT, versionNumber: 3 })
    expect(await read(doors, at)).not.toHaveProperty('model')
    await doors.close()
    const later = await open({ dataDir: doors.dataDir, deps: { identify: byName } })
    expect(await read(later, `${at}?v=2`)).toMatchObject({ model: 'small', versionNumber: 2 })
    const back = await json(await later.post(`${at}/restore`, { version: 1 }, { 'x-person': 'bob' }))
    expect(back).toMatchObject({ prompt: expert.prompt, versionNumber: 4, version: `${expert.version}+4` })
    const { items } = await read(later, `${at}/versions`)
    expect(list(items)).toMatchObject([
      { version: 4, by: { id: 'bob' }, note: null, builtIn: false },
      { version: 3, by: { id: 'bob' } },
      { version: 2, by: { id: 'anna', name: 'Anna' }, note: 'a bad year', at: expect.stringMatching(/Z$/) },
      { version: 1, label: expert.version, by: null, at: null, builtIn: true },
    ])
    expect(list((await read(later, '/agents')).items).find(({ id }) => id === expert.id)).toMatchObject({
      version: `${expert.version}+4`,
    })
    expect((await later.get(`${at}?v=9`)).status).toBe(404)
    expect((await later.post(`${at}/restore`, { version: 9 })).status).toBe(404)
  })

  it('makes no version where nothing is other than before', async () => {
    const doors = await open({ deps: { identify: byName } })
    await patch(doors, `/agents/${expert.id}`, { prompt: expert.prompt })
    expect(list((await read(doors, `/agents/${expert.id}/versions`)).items)).toHaveLength(1)
  })

  it.each([
    [{ id: 'other' }, '/id'],
    [{ role: 'scribe' }, '/role'],
    [{ version: '9' }, '/version'],
    [{ prompt: '' }, '/prompt'],
    [{ prompt: null }, '/prompt'],
    [{ tools: ['x'] }, '/tools'],
    [{ prompt: 'x', note: 7 }, '/note'],
    [{ prompt: 'x', baseVersion: null }, '/baseVersion'],
    [{ prompt: 'x', baseVersion: undefined }, '/baseVersion'],
    [[], ''],
  ])('refuses %j at %s and keeps nothing of it', async (body, pointer) => {
    const doors = await open({ deps: { identify: byName } })
    const answer = await patch(doors, `/agents/${expert.id}`, body)
    expect(answer.status).toBe(400)
    expect(list((await json(answer)).errors).map((one) => one.pointer)).toContain(pointer)
    expect(list((await read(doors, `/agents/${expert.id}/versions`)).items)).toHaveLength(1)
  })

  it('that two people change at once is changed by the first, and the second hears of it and can do it again', async () => {
    const doors = await open({ deps: { identify: byName } })
    const at = `/agents/${expert.id}`
    const change = (person: string, body: object) =>
      doors.ask('PATCH', at, { baseVersion: 1, ...body }, { 'x-person': person })
    const answers = await Promise.all([change('anna', { prompt: PROMPT }), change('bob', { attempts: 5 })])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const late = answers.find(({ status }) => status === 409)
    expect(late && (await json(late))).toMatchObject({
      versionNumber: 2,
      detail: expect.stringMatching(/^(Anna|Bob) has saved version 2 meanwhile.+baseVersion 2\.$/),
    })
    expect(list((await read(doors, `${at}/versions`)).items)).toHaveLength(2)
    expect((await change('bob', { baseVersion: 2, attempts: 5, prompt: PROMPT })).status).toBe(200)
    expect(await read(doors, at)).toMatchObject({ prompt: PROMPT, attempts: 5, versionNumber: 3 })
  })

  it('is asked for by bodies with no fields but those that are known, and the API document names each', async () => {
    const doors = await open({ deps: { identify: byName } })
    const wrong = await doors.post(`/agents/${expert.id}/restore`, { version: 1, verison: 2 })
    expect([wrong.status, list((await json(wrong)).errors)]).toEqual([
      400,
      [{ pointer: '/verison', message: 'is no field of this: use version and note.' }],
    ])
    const copy = await doors.post('/templates/choose-option/duplicate', { id: 'x', title: 'X', name: 'x' })
    expect(list((await json(copy)).errors).map(({ pointer }) => pointer)).toEqual(['/name'])
    const { paths, components } = await read(doors, '/openapi.json')
    const schemas = record(record(components).schemas)
    for (const [path, title, fixed] of [
      ['agents', 'AgentDefinition', ['id', 'version', 'role', 'lens']],
      ['templates', 'Template', ['id', 'version']],
    ] as const) {
      const { patch: route } = record(record(paths)[`/api/v1/${path}/{id}`])
      const { content } = record(record(route).requestBody)
      const { schema } = record(record(content)['application/json'])
      const { properties, additionalProperties } = record(schema)
      expect(additionalProperties).toBe(false)
      const own = Object.keys(record(record(schemas[title]).properties)).filter(
        (field) => !fixed.some((one) => one === field),
      )
      expect(Object.keys(record(properties)).toSorted()).toEqual(['baseVersion', 'note', ...own].toSorted())
    }
  })

  it('of another workspace is another', async () => {
    const identify = ({ headers }: { headers: Record<string, unknown> }) => ({
      kind: 'person' as const,
      id: 'owner',
      name: 'Owner',
      workspaceId: String(headers['x-workspace'] ?? 'main'),
    })
    const doors = await open({ deps: { identify } })
    await doors.ask('PATCH', `/agents/${expert.id}`, { baseVersion: 1, prompt: PROMPT })
    const elsewhere = await doors.get(`/agents/${expert.id}`, { 'x-workspace': 'elsewhere' })
    expect(await json(elsewhere)).toMatchObject({ prompt: expert.prompt, versionNumber: 1 })
  })
})

describe('a run that is started after an agent was changed', () => {
  it('speaks by the new prompt, says which version, and goes on with it whatever is changed later', async () => {
    const doors = await open({ script: plainCouncil(), deps: { identify: byName } })
    const before = await started(doors, { title: 'Before' })
    await over(doors, before)
    await patch(doors, `/agents/${expert.id}`, { prompt: PROMPT, attempts: 1 })
    const runId = await started(doors, { title: 'After' })
    await over(doors, runId)
    await patch(doors, `/agents/${expert.id}`, { prompt: 'Something else again.' })
    const events = await doors.events(runId)
    const state = foldAll(events)
    if (state === null) throw new Error('no run')
    const seat = state.seats.find(({ agent }) => agent === expert.id)?.seat ?? ''
    // By the log and the files alone.
    expect(agentOf(registry, state, seat)).toMatchObject({ prompt: PROMPT, attempts: 1 })
    expect(state.promptVersions[expert.id]).toBe(`${expert.version}+2`)
    const turns = events.flatMap((event) =>
      event.type === 'turn' && event.data.state === 'started' && event.data.seat === seat ? [event.data] : [],
    )
    expect(new Set(turns.map(({ context }) => context?.promptVersion))).toEqual(
      new Set([`${expert.version}+2`]),
    )
    expect(state.artifacts.decision_log?.body.provenance.prompt_versions).toMatchObject({
      [expert.id]: `${expert.version}+2`,
    })
    expect(state.agents.map(({ id }) => id)).toEqual([expert.id])
    expect(verifyChain((await doors.store.log.read(runId, 0)).map(({ bytes }) => bytes))).toMatchObject({
      ok: true,
    })
    const [created] = await doors.events(before)
    expect(created?.data).not.toHaveProperty('agents')
    const old = await doors.councils.state(before)
    if (old === null) throw new Error('no run')
    expect(agentOf(registry, old, seat).prompt).toBe(expert.prompt)
  })
})

describe('a template', () => {
  it('is taken as the start of another, which is changed, put back and held', async () => {
    const doors = await open({ script: plainCouncil(), deps: { identify: byName } })
    const copy = await doors.post('/templates/choose-option/duplicate', {
      id: 'our-choice',
      title: 'Как мы выбираем',
    })
    expect([copy.status, copy.headers.get('location')]).toEqual([201, '/api/v1/templates/our-choice'])
    expect(await json(copy)).toMatchObject({
      id: 'our-choice',
      title: 'Как мы выбираем',
      versionNumber: 1,
      builtIn: false,
    })
    expect(
      (await doors.post('/templates/choose-option/duplicate', { id: 'our-choice', title: 'x' })).status,
    ).toBe(409)
    expect(
      (await doors.post('/templates/choose-option/duplicate', { id: 'risk-review', title: 'x' })).status,
    ).toBe(409)
    expect((await doors.post('/templates/none/duplicate', { id: 'x', title: 'x' })).status).toBe(404)
    expect((await doors.post('/templates/choose-option/duplicate', { id: 'X Y', title: 'x' })).status).toBe(
      400,
    )
    const budget = { maxTurns: 33, maxMinutes: 5, maxTokens: null, maxCostUsd: null }
    const changed = await json(await patch(doors, '/templates/our-choice', { budget }))
    expect(changed).toMatchObject({ budget, versionNumber: 2, version: '1.0.0+2' })
    const runId = await started(doors, { template: 'our-choice', language: 'ru' })
    const state = await doors.state(runId)
    expect(state.template).toMatchObject({ id: 'our-choice', version: '1.0.0+2', body: { budget } })
    await over(doors, runId)
    const [row] = list((await read(doors, '/runs?template=our-choice')).items)
    expect(row?.template).toEqual({ id: 'our-choice', title: 'Как мы выбираем' })
    await doors.post('/templates/our-choice/restore', { version: 1 })
    const templates = list((await read(doors, '/templates')).items)
    expect(templates.find(({ id }) => id === 'our-choice')).toMatchObject({ version: '1.0.0+3', runs30d: 1 })
    expect(templates.at(-1)?.id).toBe('our-choice')
  })

  it('that comes with the program is changed by a version, and refused where no council could be held by it', async () => {
    const doors = await open({ deps: { identify: byName } })
    const at = '/templates/risk-review'
    const changed = await patch(doors, at, { title: 'Risks first' })
    expect(await json(changed)).toMatchObject({ title: 'Risks first', versionNumber: 2 })
    const { seats } = await read(doors, at)
    const wrong = await patch(doors, at, { seats: list(seats).map((seat) => ({ ...seat, agent: 'nobody' })) })
    expect([wrong.status, list((await json(wrong)).errors)[0]?.pointer]).toEqual([400, '/seats/0/agent'])
    const policy = await patch(doors, at, { policy: { name: 'none' } })
    expect(list((await json(policy)).errors)[0]?.pointer).toBe('/policy/name')
    expect(list((await read(doors, `${at}/versions`)).items)).toHaveLength(2)
  })
})
