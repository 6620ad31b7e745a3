import { describe, expect, it } from 'vitest'
import { isActionItems, isDecisionLog } from '../../schemas/generated/validators.js'
import { verifyChain } from '../../backend/log/chain.ts'
import { json, list, record, testDoors } from '../support/doors.ts'

const open = testDoors()

const MINUTES = `# Garden club 2026-03-12

- DECISION: The hedge stays as it is until autumn.
- ACTION: order the seeds
`

const as = (type: string) => ({ 'content-type': type })

describe('POST /imports', () => {
  it('makes a run that has ended, whose documents, log and place in the lists are those of any run', async () => {
    const { get, ask } = await open()
    const answer = await ask('POST', '/imports?name=minutes.md', MINUTES, as('text/markdown'))
    expect(answer.status).toBe(201)
    const { run, decisions, actions } = await json(answer)
    const { id, meetingId } = record(run)
    expect(answer.headers.get('location')).toBe(`/api/v1/runs/${String(id)}`)
    expect(run).toMatchObject({ kind: 'import', status: 'completed', turn: 0, adopted: false, lastSeq: 5 })
    expect(decisions).toMatchObject([{ text: 'The hedge stays as it is until autumn.', line: 3 }])
    expect(actions).toMatchObject([{ text: 'order the seeds', line: 4, owner: null, due: null }])

    const at = (path: string) => get(`/runs/${String(id)}${path}`)
    expect(await json(await at(''))).toEqual(run)
    const log = await json(await at('/artifacts/decision_log'))
    expect([isDecisionLog(log), log.status]).toEqual([true, 'decided'])
    expect(isActionItems(await (await at('/artifacts/action_items')).json())).toBe(true)
    expect(await (await at('/artifacts/decision_log?format=md')).text()).toContain('The hedge stays')
    const lines = (await (await at('/log')).text()).trimEnd().split('\n')
    expect(verifyChain(lines)).toMatchObject({ ok: true, headSeq: 5 })
    expect(record(await json(await at('/snapshot'))).kind).toBe('import')
    expect(list((await json(await get('/runs'))).items)).toMatchObject([{ id, kind: 'import' }])
    expect(list((await json(await get('/meetings'))).items)).toMatchObject([
      { id: meetingId, title: 'Garden club 2026-03-12', adoptedRunId: null },
    ])
  })

  it('makes documents that people edit and approve as any others', async () => {
    const { get, post, ask } = await open()
    const { run } = await json(await ask('POST', '/imports?name=minutes.md', MINUTES, as('text/markdown')))
    const at = `/runs/${String(record(run).id)}`
    const asked = [
      {
        type: 'edit_artifact',
        kind: 'decision_log',
        patch: [
          { op: 'replace', path: '/decision', value: 'The hedge stays.' },
          { op: 'add', path: '/risks/-', value: { risk: 'It grows.', owner: 'Mia' } },
        ],
      },
      {
        type: 'edit_artifact',
        kind: 'action_items',
        patch: [
          { op: 'replace', path: '/0/owner', value: { name: 'Mia' } },
          { op: 'add', path: '/-', value: { title: 'Oil the shears' } },
        ],
      },
      { type: 'edit_artifact', kind: 'summary', patch: [{ op: 'replace', path: '/title', value: 'Hedge' }] },
      { type: 'approve_artifact', kind: 'decision_log', version: 2 },
    ]
    for (const command of asked) {
      const answer = await post(`${at}/commands`, command)
      expect(answer.status, JSON.stringify(await answer.json())).toBe(202)
    }
    const log = await json(await get(`${at}/artifacts/decision_log`))
    expect(log).toMatchObject({ version: 2, decision: 'The hedge stays.', approved_by: [{ kind: 'person' }] })
    expect(await (await get(`${at}/artifacts/action_items`)).json()).toMatchObject([
      { owner: { name: 'Mia' } },
      { title: 'Oil the shears' },
    ])
  })

  it('keeps the text as it came, so that every quote is found again from the log alone', async () => {
    const { post, ask, get } = await open()
    const text = `\uFEFF${MINUTES.replaceAll('\n', '\r\n')}`
    const sent = [
      await ask('POST', '/imports?name=a.txt', text, as('text/plain; charset=utf-8')),
      await post('/imports', { name: 'a.txt', text }),
    ]
    for (const answer of sent) {
      const { run } = await json(answer)
      const { items } = await json(await get(`/runs/${String(record(run).id)}/events`))
      const [created, log] = list(items)
      const { context } = record(record(record(created).data).meeting)
      const [source] = list(context)
      expect(source).toEqual({ id: 's0', title: 'a.txt', text: text.slice(1) })
      const [decision] = list(record(record(record(log).data).body).decisions)
      const [anchor] = list(record(decision).anchors)
      const { start, end, quote } = record(anchor)
      expect(String(source?.text).slice(Number(start), Number(end))).toBe(quote)
    }
  })

  it('makes another run of the same text, of the same meeting; the same run for the same key', async () => {
    const { ask, get } = await open()
    const send = (key: string) =>
      ask('POST', '/imports', MINUTES, { ...as('text/markdown'), 'idempotency-key': key })
    const [one, again, other] = [await send('k1'), await send('k1'), await send('k2')]
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(await again.text()).toBe(await one.text())
    expect(other.status).toBe(201)
    const runs = list((await json(await get('/runs'))).items)
    expect(new Set(runs.map(({ meetingId }) => meetingId)).size).toBe(1)
    expect(runs).toHaveLength(2)
  })

  it('leaves alone what people have made of the meeting since', async () => {
    const { ask, get, runs } = await open()
    const send = async () =>
      record((await json(await ask('POST', '/imports', MINUTES, as('text/markdown')))).run)
    const { meetingId, id } = await send()
    const at = `/meetings/${encodeURIComponent(String(meetingId))}`
    await ask('PATCH', at, { options: [{ title: 'Cut it' }, { title: 'Leave it' }] })
    await send()
    expect((await json(await get(at))).options).toHaveLength(2)
    expect((await runs.state(String(id)))?.status).toBe('completed')
  })

  it.each([
    ['nothing', '', 'text/markdown', 400, 'is empty'],
    ['spaces', ' \n ', 'text/plain', 400, 'is empty'],
    ['what is no text', '\u0000\u0001\u0002PK', 'text/plain', 400, 'no text file'],
    ['broken JSON', '{"text":', 'application/json', 400, 'no JSON'],
    ['an image', 'x', 'image/png', 415, 'content type'],
    ['an unknown parameter', 'x', 'text/plain', 400, 'errors'],
  ])('refuses %s, and says why', async (what, body, type, status, why) => {
    const { ask, get } = await open()
    const query = what === 'an unknown parameter' ? '?title=x' : ''
    const answer = await ask('POST', `/imports${query}`, body, as(type))
    expect(answer.status).toBe(status)
    expect((await json(answer)).detail).toContain(why)
    expect((await json(await get('/runs'))).items).toEqual([])
  })

  it('refuses a model where none is set up, before it reads anything', async () => {
    const { ask, get } = await open()
    for (const query of ['?model=', '?model=tiny:1b']) {
      const answer = await ask('POST', `/imports${query}`, MINUTES, as('text/markdown'))
      expect(answer.status).toBe(400)
      expect((await json(answer)).errors).toEqual([
        { pointer: '/query/model', message: expect.stringContaining('set OPENAI_API_KEY') },
      ])
    }
    expect((await json(await get('/runs'))).items).toEqual([])
  })

  it('takes what is much longer than a meeting, and refuses what no log should hold', async () => {
    const { ask } = await open()
    const long = `# Long\n\n${`${'Somebody said something. '.repeat(10)}\n\n`.repeat(2_500)}\n- ACTION: stop talking\n`
    const { actions } = await json(await ask('POST', '/imports', long, as('text/plain')))
    expect(actions).toMatchObject([{ line: 5_004 }])
    const tooLong = await ask('POST', '/imports', 'x'.repeat(13 * 1024 * 1024), as('text/plain'))
    expect(tooLong.status).toBe(413)
    expect((await json(tooLong)).detail).toContain('12 MB')
    // Of another route the limit stays.
    const meeting = await ask('POST', '/meetings', 'x'.repeat(2_000_000), as('text/markdown'))
    expect((await json(meeting)).detail).toContain('1 MB')
  })

  it('takes what a person makes of its documents, like any run', async () => {
    const { ask, post } = await open()
    const { run } = await json(await ask('POST', '/imports', MINUTES, as('text/markdown')))
    const at = `/runs/${String(record(run).id)}/commands`
    const edit = (kind: string, path: string, value: unknown) =>
      post(at, { type: 'edit_artifact', kind, patch: [{ op: 'replace', path, value }] })
    const edited = await edit('action_items', '/0/owner', { name: 'Nina' })
    expect(await json(edited)).toMatchObject({ state: 'applied' })
    expect(await json(await edit('decision_log', '/risks', []))).toMatchObject({ state: 'applied' })
    expect((await post(at, { type: 'resume' })).status).toBe(409)
  })
})
