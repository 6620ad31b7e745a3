import { describe, expect, it } from 'vitest'
import { json, list, testDoors } from '../support/doors.ts'

const open = testDoors()
const TOOLS = { title: 'Tools', question: 'Where do we keep the tools?' }

describe('POST /meetings', () => {
  it('makes a meeting; the same one again is replaced, not made twice', async () => {
    const { post, get } = await open()
    const made = await post('/meetings', TOOLS)
    expect(made.status).toBe(201)
    const { id } = await json(made)
    expect(id).toMatch(/^tools-[0-9a-f]{8}$/)
    expect(made.headers.get('location')).toBe(`/api/v1/meetings/${String(id)}`)
    const again = await post('/meetings', { ...TOOLS, stakes: 'high' })
    expect(again.status).toBe(200)
    expect(await json(again)).toMatchObject({ id, stakes: 'high' })
    expect(list((await json(await get('/meetings'))).items)).toHaveLength(1)
  })

  it('takes a Markdown file and keeps it for its runs to quote', async () => {
    const { ask, councils, post } = await open()
    const file =
      '# Where to keep tools\n\n## Question\n\nShed or cellar?\n\n## Options\n\n- The shed\n- The cellar\n'
    const made = await ask('POST', '/meetings', file, { 'content-type': 'text/markdown; charset=utf-8' })
    expect(made.status).toBe(201)
    const meeting = await json(made)
    expect(meeting).toMatchObject({ title: 'Where to keep tools', question: 'Shed or cellar?' })
    const { run } = await json(await post(`/meetings/${String(meeting.id)}/runs`, {}))
    const state = await councils.state(String(run instanceof Object && 'id' in run ? run.id : ''))
    expect(state?.meeting.context[0]?.text).toBe(file)
  })

  it.each([
    ['{}', '/title'],
    ['{"title":"T"}', '/question'],
    ['{"title":"T","question":"Q?","colour":"red"}', '/colour'],
    ['{"title":" ","question":"Q?"}', '/title'],
    ['{"title":"T","question":"Q?","template":"none"}', '/template'],
    ['{"title":"T","question":"Q?","policy":{"name":"loudest"}}', '/policy/name'],
    ['{"title":"T","question":"Q?","context":[{"title":"x","url":"http://x.test"}]}', '/context/0'],
  ])('refuses %s and points at %s', async (body, pointer) => {
    const { post } = await open()
    const answer = await post('/meetings', body)
    expect(answer.status).toBe(400)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    const { errors } = await json(answer)
    expect(list(errors).map((error) => error.pointer)).toContainEqual(expect.stringContaining(pointer))
  })

  it.each([
    ['no JSON', '{', 400],
    ['a prototype', '{"title":"T","question":"Q?","__proto__":{"x":1}}', 400],
    ['a constructor', '{"title":"T","question":"Q?","constructor":{"prototype":{"x":1}}}', 400],
    ['33 levels', `${'['.repeat(33)}${']'.repeat(33)}`, 400],
    ['half a character', '{"title":"T\\ud800","question":"Q?"}', 400],
    ['more than 1 MB', JSON.stringify({ ...TOOLS, title: 'x'.repeat(1_100_000) }), 413],
  ])('refuses %s', async (_, body, status) => {
    const { post } = await open()
    const answer = await post('/meetings', body)
    expect(answer.status).toBe(status)
    const problem = await json(answer)
    expect(problem.status).toBe(status)
    expect(JSON.stringify(problem)).not.toMatch(/node_modules|\.ts:|at \w+ \(/)
    if (status === 413) expect(problem.detail).toContain('1048576')
  })

  it('refuses other content types, and bodies that are not UTF-8', async () => {
    const { ask, url } = await open()
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/xml',
    ]) {
      expect((await ask('POST', '/meetings', 'title=T', { 'content-type': type })).status, type).toBe(415)
    }
    expect((await fetch(`${url}/api/v1/meetings`, { method: 'POST' })).status).toBe(400)
    const latin = new Uint8Array([0x22, 0xe4, 0x22])
    const sent = await fetch(`${url}/api/v1/meetings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: latin,
    })
    expect(sent.status).toBe(400)
  })
})

describe('a meeting', () => {
  it('can be changed, hidden and brought back', async () => {
    const { post, ask, get } = await open()
    const { id } = await json(await post('/meetings', TOOLS))
    const at = `/meetings/${String(id)}`
    expect(await json(await ask('PATCH', at, { title: 'Better tools', language: 'en' }))).toMatchObject({
      id,
      title: 'Better tools',
      language: 'en',
    })
    expect(await json(await ask('PATCH', at, { language: null }))).not.toHaveProperty('language')
    expect((await ask('PATCH', at, { title: null })).status).toBe(400)
    expect((await ask('PATCH', at, { id: 'other' })).status).toBe(400)
    expect((await ask('DELETE', at)).status).toBe(204)
    expect((await get(at)).status).toBe(404)
    expect((await ask('DELETE', at)).status).toBe(404)
    expect(list((await json(await get('/meetings'))).items)).toEqual([])
    expect((await post('/meetings', { ...TOOLS, id })).status).toBe(200)
    expect((await get(at)).status).toBe(200)
  })

  it('may be named in any alphabet', async () => {
    const { post, get } = await open()
    const { id } = await json(
      await post('/meetings', { title: 'Где хранить инструменты', question: 'Сарай или подвал?' }),
    )
    expect(String(id)).toMatch(/^где-хранить-инструменты-/)
    expect((await get(`/meetings/${encodeURIComponent(String(id))}`)).status).toBe(200)
  })

  it('is listed page by page', async () => {
    const { post, get } = await open()
    for (const title of ['One', 'Two', 'Three']) await post('/meetings', { title, question: 'Which?' })
    const first = await json(await get('/meetings?limit=2'))
    expect(list(first.items)).toHaveLength(2)
    const rest = await json(await get(`/meetings?limit=2&cursor=${String(first.nextCursor)}`))
    expect(list(rest.items)).toHaveLength(1)
    expect(rest.nextCursor).toBeNull()
    expect((await get('/meetings?cursor=nonsense')).status).toBe(400)
  })
})
