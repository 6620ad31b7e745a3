import { chmodSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { MODELS, panelsOf } from '../../backend/agents/panels.ts'
import { councilChecks, type CouncilCheckDeps } from '../../backend/doctor/check-council.ts'
import { systemClock } from '../../backend/engine/system.ts'
import { json, list, record, testDoors } from '../support/doors.ts'
import { MEETING } from '../support/house.ts'
import { tempDirs } from '../support/temp-dir.ts'

const open = testDoors()
const newDir = tempDirs()
const ACCESS = { baseURL: 'https://models.example.com/v1', apiKey: null, model: 'small' }
const PLACE = { host: 'models.example.com', model: 'small' }

/** Doors whose checks look at what the test says there is. */
async function looking(over: Partial<CouncilCheckDeps> = {}, deps: Parameters<typeof open>[0] = {}) {
  const dataDir = newDir()
  chmodSync(dataDir, 0o700)
  const models = over.models ?? null
  const checks = councilChecks({
    dataDir,
    exportDir: newDir(),
    models,
    panels: panelsOf({ panel: models === null ? 'offline' : MODELS, models }),
    modelPanel: MODELS,
    priceKnown: true,
    tryModel: () => Promise.reject(new Error('nobody asked for that')),
    targets: () => [
      { name: 'markdown', title: 'Markdown file', state: 'on', detail: null },
      { name: 'notion', title: 'Notion', state: 'on', detail: null },
      { name: 'slack', title: 'Slack', state: 'off', detail: 'set SLACK_BOT_TOKEN.' },
    ],
    usual: ['markdown'],
    askServices: () => Promise.reject(new Error('nobody asked for that')),
    budget: async () => ({}),
    clock: systemClock,
    ...over,
  })
  const doors = await open({ ...deps, deps: { checks, ...deps.deps } })
  const byId = async (answer: Response) =>
    new Map(list((await json(answer)).items).map((one) => [String(one.id), one]))
  const look = async (query = '') => byId(await doors.get(`/checks${query}`))
  /** Asks models and services as well. */
  const ask = async (query = '') => byId(await doors.post(`/checks${query}`))
  return { ...doors, look, ask }
}

describe('GET /checks', () => {
  it('finds all there where the offline panel speaks and files are written', async () => {
    const { look } = await looking()
    const found = await look()
    expect([...found.keys()]).toEqual([
      'models.offline',
      'exports.markdown',
      'exports.folder',
      'budget.free',
      'storage.folder',
      'storage.space',
      'permissions.start',
    ])
    for (const one of found.values()) expect(one).toMatchObject({ state: 'pass', fix: null })
    expect([...(await look('?exports=')).keys()]).toContain('exports.none')
  })

  it('says how to mend what is missing, and where', async () => {
    const { look } = await looking()
    const found = await look('?panel=openai&exports=slack,shelf')
    expect(found.get('models.missing')).toMatchObject({
      area: 'models',
      state: 'fail',
      fix: { text: expect.stringContaining('OPENAI_API_KEY'), href: '/settings' },
    })
    expect(found.get('exports.slack.off')).toMatchObject({
      state: 'warn',
      detail: 'Slack is not set up.',
      fix: { text: expect.stringContaining('SLACK_BOT_TOKEN') },
    })
    expect(found.get('exports.shelf.unknown')).toMatchObject({
      state: 'fail',
      detail: expect.stringContaining('shelf'),
    })
    expect((await look('?panel=parrot')).get('models.unknown')).toMatchObject({ state: 'fail' })
  })

  it('warns of money that nobody bounds or can count', async () => {
    const without = await looking({ models: ACCESS, priceKnown: false })
    const found = await without.look()
    expect(found.get('budget.none')).toMatchObject({ state: 'warn', fix: { href: '/settings' } })
    expect(found.get('budget.price')).toMatchObject({ state: 'warn' })
    const bounded = await looking({ models: ACCESS, budget: async () => ({ maxCostUsd: 2 }) })
    expect((await bounded.look()).get('budget.limit')).toMatchObject({ state: 'pass' })
  })

  it('asks the model and the services only when it is told to', async () => {
    const asked: string[] = []
    const { look, ask } = await looking({
      models: ACCESS,
      tryModel: async ({ model }) => {
        asked.push(model)
        return { ok: false, ...PLACE, kind: 'unauthorised', message: 'No.', retryable: false, code: null }
      },
      askServices: async () => {
        asked.push('services')
        return [
          { of: 'Notion', checked: [{ state: 'fault', says: 'the integration has no access.' }] },
          { of: 'Slack', checked: [{ state: 'ok', says: 'is fine.' }] },
          { of: 'mail', checked: null },
        ]
      },
    })
    expect((await look('?exports=notion')).get('models.configured')).toMatchObject({ state: 'pass' })
    expect(asked).toEqual([])
    const found = await ask('?exports=notion')
    expect(asked.toSorted((a, b) => a.localeCompare(b))).toEqual(['services', 'small'])
    expect(found.get('models.answers')).toMatchObject({
      state: 'fail',
      detail: expect.stringContaining('key'),
    })
    expect(found.get('exports.notion.answers')).toMatchObject({ state: 'fail' })
    expect(found.has('exports.slack.answers')).toBe(false)
    // A model may cost: whoever asks about exports asks no model.
    asked.length = 0
    await ask('?exports=notion&area=exports')
    expect(asked).toEqual(['services'])
  })

  it('tells each thing once, under an id of its own, and what to do apart from what is wrong', async () => {
    const { post } = await looking({
      models: ACCESS,
      tryModel: async () => ({
        ok: false,
        ...PLACE,
        kind: 'unauthorised',
        message: 'No.',
        retryable: false,
        code: null,
      }),
      targets: () => [
        { name: 'notion', title: 'Notion', state: 'paused', detail: 'Notion forbids this. Allow it there.' },
        { name: 'slack', title: 'Slack', state: 'off', detail: 'set SLACK_BOT_TOKEN.' },
      ],
      askServices: async () => [
        {
          of: 'Notion',
          checked: [
            { state: 'ok', says: 'the connection “x” is known' },
            { state: 'fault', says: '“Decisions” has no Owner: xio doctor --fix mends it.' },
            { state: 'fault', says: '“Tasks” has no Owner: xio doctor --fix mends it.' },
          ],
        },
      ],
    })
    const answer = await json(await post('/checks?exports=notion,notion,slack,shelf,box'))
    const items = list(answer.items)
    const ids = items.map(({ id }) => String(id))
    expect(ids).toEqual([...new Set(ids)])
    expect(ids).toContain('exports.notion.answers.3')
    for (const { detail, fix } of items)
      if (fix !== null) expect(String(detail)).not.toContain(String(record(fix).text))
    expect(items.find(({ id }) => id === 'exports.notion.paused')).toMatchObject({
      detail: 'Notion forbids this.',
      fix: { text: 'Allow it there.' },
    })
    expect(items.find(({ id }) => id === 'exports.notion.answers.2')).toMatchObject({
      detail: '“Decisions” has no Owner',
      fix: { text: 'xio doctor --fix mends it.' },
    })
    expect(items.find(({ id }) => id === 'models.answers')).toMatchObject({
      detail: 'models.example.com does not take the key: No.',
      fix: { text: 'Put a valid one into OPENAI_API_KEY.' },
    })
  })

  it('waits for nobody longer than a person would', async () => {
    const waited: number[] = []
    const { ask } = await looking({
      models: ACCESS,
      tryModel: () => new Promise(() => {}),
      askServices: () => new Promise(() => {}),
      clock: { sleep: async (ms) => void waited.push(ms) },
    })
    const found = await ask('?exports=notion')
    expect(found.get('models.answers')).toMatchObject({ state: 'warn' })
    expect(found.get('exports.notion.answers')).toMatchObject({ state: 'warn' })
    expect(Math.max(...waited)).toBeLessThanOrEqual(15_000)
  })

  it('looks at the sources of a meeting', async () => {
    const { look, post, get } = await looking()
    expect((await get('/checks?meetingId=nowhere')).status).toBe(404)
    const made = async (body: object) => String((await json(await post('/meetings', body))).id)
    const bare = await made({ title: 'Tools', question: 'Where?' })
    expect((await look(`?meetingId=${bare}`)).get('sources.none')).toMatchObject({ state: 'warn' })
    const full = await made(MEETING)
    expect((await look(`?meetingId=${full}`)).get('sources.read')).toMatchObject({ state: 'pass' })
  })

  it('says who may not start a council', async () => {
    const { look } = await looking(
      {},
      { deps: { authorize: (_, action) => (action === 'read' ? null : 'Not you.') } },
    )
    expect((await look()).get('permissions.refused')).toMatchObject({ state: 'fail', detail: 'Not you.' })
  })
})
