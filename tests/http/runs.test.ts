import { describe, expect, it } from 'vitest'
import { verifyChain } from '../../backend/log/chain.ts'
import { json, list, record, testDoors, until } from '../support/doors.ts'
import { MEETING } from '../support/house.ts'
import { plainCouncil } from '../support/scripts.ts'

const open = testDoors()

const FIELDS = [
  'id',
  'kind',
  'meetingId',
  'title',
  'question',
  'template',
  'owner',
  'language',
  'panel',
  'messages',
  'reason',
  'outcome',
  'seconds',
  'preparationSeconds',
  'parent',
  'fork',
  'status',
  'phase',
  'turn',
  'currentSpeaker',
  'speaker',
  'nextSpeaker',
  'timeboxes',
  'lastSeq',
  'usage',
  'adopted',
  'archived',
  'demo',
  'createdAt',
  'startedAt',
  'endedAt',
]

describe('a run', () => {
  it('is started, shown and listed with the fields of the contract', async () => {
    const { post, get, councils } = await open()
    const { id } = await json(await post('/meetings', { title: 'Tools', question: 'Where?' }))
    const started = await post(`/meetings/${String(id)}/runs`, { maxTurns: 5, seed: 7 })
    expect(started.status).toBe(201)
    const { run } = await json(started)
    expect(Object.keys(record(run)).toSorted()).toEqual(FIELDS.toSorted())
    const runId = String(record(run).id)
    expect(started.headers.get('location')).toBe(`/api/v1/runs/${runId}`)
    await until(async () => (await councils.state(runId))?.turn != null)
    const shown = await json(await get(`/runs/${runId}`))
    expect(shown).toMatchObject({
      id: runId,
      kind: 'council',
      meetingId: id,
      status: 'running',
      phase: 'opening',
      currentSpeaker: 'moderator',
      speaker: { seat: 'moderator', name: 'Moderator' },
      adopted: false,
    })
    expect(list(shown.timeboxes)[0]).toMatchObject({ scope: 'run', state: 'open' })
    expect((await councils.state(runId))?.budget.maxTurns).toBe(5)
    const { items } = await json(await get(`/runs?status=running&meetingId=${String(id)}`))
    expect(list(items).map((one) => one.id)).toEqual([runId])
    expect(list((await json(await get('/runs?status=completed'))).items)).toEqual([])
  })

  it.each([[{ maxTurns: 0 }], [{ pace: 'slow' }], [{ what: 1 }], [[]]])(
    'is not started with %j',
    async (body) => {
      const { post } = await open()
      const { id } = await json(await post('/meetings', { title: 'Tools', question: 'Where?' }))
      expect((await post(`/meetings/${String(id)}/runs`, body)).status).toBe(400)
    },
  )

  it('needs a meeting', async () => {
    const { post } = await open()
    expect((await post('/meetings/none/runs', {})).status).toBe(404)
  })
})

describe('a finished run', () => {
  async function finished() {
    const doors = await open({ script: plainCouncil() })
    const { id } = await json(await doors.post('/meetings', MEETING))
    const { run } = await json(await doors.post(`/meetings/${String(id)}/runs`, {}))
    const runId = String(record(run).id)
    await until(async () => (await doors.councils.state(runId))?.endedAt != null)
    await doors.pool.drive(runId)
    return { ...doors, runId, at: `/runs/${runId}` }
  }

  it('gives its log byte for byte, by pages and as a whole', async () => {
    const { get, store, at, runId } = await finished()
    const stored = (await store.log.read(runId, 0)).map(({ bytes }) => bytes)
    const whole = await get(`${at}/log`)
    expect(whole.headers.get('content-type')).toBe('application/jsonl')
    expect(await whole.text()).toBe(stored.map((line) => `${line}\n`).join(''))
    expect(verifyChain(stored)).toMatchObject({ ok: true })
    const items: string[] = []
    for (let cursor: string | null = '0'; cursor !== null;) {
      const text = await (await get(`${at}/events?limit=7&cursor=${cursor}`)).text()
      const page: { items: unknown[]; nextCursor: string | null } = JSON.parse(text)
      const expected = stored.slice(Number(cursor), Number(cursor) + 7)
      expect(text).toBe(`{"items":[${expected.join(',')}],"nextCursor":${JSON.stringify(page.nextCursor)}}`)
      items.push(...expected)
      cursor = page.nextCursor
    }
    expect(items).toEqual(stored)
    expect(await json(await get(`${at}/events?after=${stored.length}`))).toEqual({
      items: [],
      nextCursor: null,
    })
  })

  it('gives its folded state at any seq', async () => {
    const { get, at, runId } = await finished()
    const now = await json(await get(`${at}/snapshot`))
    expect(now).toMatchObject({ runId, status: 'completed', commands: {} })
    expect(now).not.toHaveProperty('claimKeys')
    expect(Array.isArray(now.messages)).toBe(true)
    const early = await json(await get(`${at}/snapshot?at=3`))
    expect(early.seq).toBe(3)
    expect((await get(`${at}/snapshot?at=${Number(now.seq) + 1}`)).status).toBe(400)
  })

  it('gives its messages by position', async () => {
    const { get, at } = await finished()
    const all = list((await json(await get(`${at}/messages?limit=500`))).items)
    expect(all.length).toBeGreaterThan(8)
    expect(all[0]).toMatchObject({
      messageId: expect.any(String),
      at: expect.stringMatching(/Z$/),
      seat: 'moderator',
    })
    const seqs = all.map(({ seq }) => Number(seq))
    const last = await json(await get(`${at}/messages?limit=3`))
    expect(list(last.items).map(({ seq }) => seq)).toEqual(seqs.slice(-3))
    expect(last.nextCursor).toBeNull()
    const older = await json(await get(`${at}/messages?limit=3&before=${String(last.prevCursor)}`))
    expect(list(older.items).map(({ seq }) => seq)).toEqual(seqs.slice(-6, -3))
    const newer = await json(await get(`${at}/messages?limit=3&after=${String(older.nextCursor)}`))
    expect(list(newer.items).map(({ seq }) => seq)).toEqual(seqs.slice(-3))
    const around = list((await json(await get(`${at}/messages?limit=3&around=${seqs[4]}`))).items)
    expect(around.map(({ seq }) => seq)).toEqual(seqs.slice(3, 6))
    expect((await get(`${at}/messages?around=1&before=2`)).status).toBe(400)
  })

  it('gives who sat there, what it cost and what it made', async () => {
    const { get, at } = await finished()
    const seats = list((await json(await get(`${at}/participants`))).items)
    expect(seats.map(({ seat }) => seat)).toContain('scribe')
    expect(await json(await get(`${at}/usage`))).toMatchObject({
      tokens: 0,
      usd: 0,
      turns: expect.any(Number),
      calls: expect.any(Number),
      budget: { maxTurns: 40 },
    })
    const artifacts = list((await json(await get(`${at}/artifacts`))).items)
    expect(artifacts.map(({ kind }) => String(kind)).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'action_items',
      'decision_log',
      'summary',
    ])
    expect(artifacts[0]).not.toHaveProperty('body')
    const log = await json(await get(`${at}/artifacts/decision_log`))
    expect(log).toMatchObject({ status: 'decided', chosen_option: 'o1' })
    expect(await json(await get(`${at}/artifacts/decision_log?version=1`))).toEqual(log)
    const page = await get(`${at}/artifacts/decision_log?format=md`)
    expect(page.headers.get('content-type')).toContain('text/markdown')
    expect(await page.text()).toMatch(
      /^# Where the tool library lives\n\n\*\*Question:\*\*[^]*\*\*Decided:\*\*/,
    )
    expect(await (await get(`${at}/artifacts/action_items?format=md`)).text()).toMatch(
      /Buy a lock for the shed/,
    )
    expect((await get(`${at}/artifacts/summary?format=md`)).status).toBe(200)
    for (const none of ['agenda', 'decision_log?version=9'])
      expect((await get(`${at}/artifacts/${none}`)).status).toBe(404)
    expect((await get(`${at}/artifacts/summary?format=pdf`)).status).toBe(400)
  })
})

describe('addresses', () => {
  it('are 404 where there is nothing, and 405 where the method is wrong', async () => {
    const { ask, get } = await open()
    for (const path of [
      '/runs/none',
      '/runs/none/events',
      '/runs/none/log',
      '/runs/none/snapshot',
      '/replays/none',
      '/nothing',
    ]) {
      expect((await get(path)).status, path).toBe(404)
    }
    const wrong = await ask('PUT', '/meetings', {})
    expect(wrong.status).toBe(405)
    expect(wrong.headers.get('allow')).toBe('GET, HEAD, POST')
    expect((await ask('POST', '/runs/r1')).headers.get('allow')).toBe('GET, HEAD, DELETE')
    expect((await ask('GET', '/runs/r1/pause')).headers.get('allow')).toBe('POST')
    expect((await ask('OPTIONS', '/runs')).status).toBe(405)
  })

  it('answer HEAD as GET without its body', async () => {
    const { ask } = await open()
    const head = await ask('HEAD', '/runs')
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  it.each([
    '?limit=0',
    '?limit=1001',
    '?limit=x',
    '?limit=1&limit=2',
    '?offset=3',
    '?after=-1',
    '?after=1e3',
    '?after=99999999999',
  ])('refuse a query that is none: %s', async (query) => {
    const { get } = await open()
    const answer = await get(`/runs/r1/events${query}`)
    expect(answer.status).toBe(400)
    expect(list((await json(answer)).errors)[0]?.pointer).toMatch(/^\/query\//)
  })
})

describe('health', () => {
  it('names what is missing', async () => {
    const ready = async () => [
      { name: 'database', ok: false, detail: 'gone' },
      { name: 'panel', ok: true },
    ]
    const { get } = await open({ deps: { ready } })
    expect((await get('/../healthz')).status).toBe(404)
    const { url } = await open({ deps: { ready } })
    expect(await json(await fetch(`${url}/healthz`))).toEqual({ status: 'ok', version: '0.0.0-test' })
    const answer = await fetch(`${url}/readyz`)
    expect(answer.status).toBe(503)
    expect(await json(answer)).toMatchObject({
      status: 'not ready',
      checks: [
        { name: 'database', ok: false, detail: 'gone' },
        { name: 'panel', ok: true },
      ],
    })
  })
})
