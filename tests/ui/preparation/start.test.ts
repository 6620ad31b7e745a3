import { afterEach, describe, expect, it, vi } from 'vitest'
import { newDraft, type Source } from '../../../ui/preparation/draft/draft.ts'
import { EMPTY_FORM, type Form } from '../../../ui/preparation/draft/form.ts'
import { startCouncil } from '../../../ui/preparation/start-council.ts'

type Asked = { path: string; method: string; key: string | null; body: string }

/** A server that makes what it is asked for, once a key; `loses` names the path whose first answer never comes. */
function server(loses?: RegExp) {
  const asked: Asked[] = []
  const done = new Map<string, unknown>()
  let isLost = false
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const key = new Headers(init.headers).get('idempotency-key')
    const body = typeof init.body === 'string' ? init.body : ''
    asked.push({ path, method: init.method ?? 'GET', key, body })
    const answer = path.includes('dryRun')
      ? { meeting: { title: 'Lunch' }, given: { title: 'Lunch', options: [{ title: 'The mill' }] } }
      : (done.get(key ?? '') ?? made(path, done.size))
    if (key !== null) done.set(key, answer)
    if (loses?.test(path) === true && !isLost) {
      isLost = true
      throw new TypeError('Failed to fetch')
    }
    return Response.json(answer)
  })
  return { asked, runs: () => [...done.values()].filter((one) => JSON.stringify(one).includes('"run"')) }
}

const made = (path: string, n: number) =>
  path.endsWith('/runs') ? { run: { id: `r${n}` } } : { id: `m${n}` }

const start = (form: Form, source: Source | null = null, seconds = 1) =>
  startCouncil({ draft: { ...newDraft('d1'), form, source }, doneTitle: 'Done', seconds })

const lunch: Form = { ...EMPTY_FORM, question: 'Where do we eat?' }

describe('starting a council', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('again after the answer was lost is the same council', async () => {
    const { asked, runs } = server(/\/runs$/)
    await expect(start(lunch, null, 10)).rejects.toThrow()
    const runId = await start(lunch, null, 25)
    expect(runs()).toEqual([{ run: { id: runId } }])
    const [first, second] = asked.filter(({ path }) => path.endsWith('/runs'))
    expect(second).toEqual(first)
  })

  it('once more after it was started is another council', async () => {
    const { runs } = server()
    expect(await start(lunch)).not.toBe(await start(lunch))
    expect(runs()).toHaveLength(2)
  })

  it('of another question leaves out what the file filled and the person emptied', async () => {
    const { asked } = server()
    const filled = { ...lunch, options: [{ key: 'k1', title: 'The mill', summary: '' }] }
    const source: Source = {
      text: '# Lunch',
      format: 'markdown',
      filled,
      wholeMinutes: null,
      sources: 0,
      policy: null,
      exports: [],
      notes: [],
    }
    await start({ ...filled, question: 'Where do we dine?', options: [] }, source)
    const sent: unknown = JSON.parse(asked.find(({ path }) => path.endsWith('/meetings'))?.body ?? '')
    expect(sent).toMatchObject({ question: 'Where do we dine?' })
    expect(sent).not.toHaveProperty('options')
  })
})
