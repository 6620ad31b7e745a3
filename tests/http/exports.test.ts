import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { AppDeps } from '../../backend/http/app.ts'
import { json, list, record, testDoors, type Doors } from '../support/doors.ts'
import { MINUTES } from '../support/export-world.ts'
import { tempDirs } from '../support/temp-dir.ts'

const open = testDoors()
const newDir = tempDirs()

/** Whoever calls names the workspace they come from. */
const fromWorkspace: AppDeps['identify'] = ({ headers }) => ({
  kind: 'person',
  id: 'owner',
  name: 'Owner',
  workspaceId: String(headers['x-workspace'] ?? 'main'),
})

/** Doors behind which records go to files, and a run made of minutes. */
async function exporting(exportDir = path.join(newDir(), 'exports')) {
  const at = await open({
    deps: { identify: fromWorkspace },
    exporting: {
      notion: null,
      slack: null,
      telegram: null,
      webhooks: [],
      mail: null,
      outboundAllowed: [],
      exportDir,
      publicUrl: null,
      host: '127.0.0.1',
      port: 3000,
    },
  })
  return { at, exportDir, runId: await imported(at) }
}

async function imported(at: Doors): Promise<string> {
  const made = await at.ask('POST', '/imports?name=minutes.md', MINUTES, { 'content-type': 'text/markdown' })
  return String(record((await json(made)).run).id)
}

const exportsOf = async (at: Doors, runId: string, wait = '') =>
  json(await at.get(`/runs/${runId}/exports${wait}`))
const itemsOf = async (at: Doors, runId: string, wait = '') => list((await exportsOf(at, runId, wait)).items)

describe('GET /targets', () => {
  it('lists what there is without a run, and how to set up what is off', async () => {
    const { at } = await exporting()
    const { items, nextCursor } = await json(await at.get('/targets'))
    expect(nextCursor).toBeNull()
    expect(list(items)).toContainEqual({
      name: 'markdown',
      title: 'Markdown file',
      state: 'on',
      detail: null,
    })
    expect(list(items).find(({ name }) => name === 'telegram')).toMatchObject({
      state: 'off',
      detail: expect.stringContaining('TELEGRAM_BOT_TOKEN'),
    })
    const without = await open()
    expect(await json(await without.get('/targets'))).toEqual({ items: [], nextCursor: null })
  })
})

describe('the exports of a run', () => {
  it('are asked for, waited for and listed with their link; the same again writes nothing', async () => {
    const { at, runId } = await exporting()
    expect((await at.post(`/runs/${runId}/adopt`)).status).toBe(200)
    expect(await exportsOf(at, runId)).toMatchObject({ items: [], adopted: true, held: null })
    const asked = await at.post(`/runs/${runId}/exports`, { target: 'markdown' })
    expect([asked.status, await json(asked)]).toMatchObject([202, { state: 'applied' }])
    const [item] = await itemsOf(at, runId, '?wait=20')
    expect(item).toMatchObject({
      target: 'markdown',
      kind: 'file',
      status: 'succeeded',
      attempt: 1,
      error: null,
    })
    const file = fileURLToPath(String(item?.url))
    expect(readFileSync(file, 'utf8')).toContain('The tool library moves to the school hall')
    writeFileSync(file, 'a mark, to see whether it is written again')
    await at.post(`/runs/${runId}/exports`, { target: 'markdown' })
    expect(await itemsOf(at, runId, '?wait=20')).toMatchObject([{ id: item?.id, status: 'unchanged' }])
    expect(readFileSync(file, 'utf8')).toBe('a mark, to see whether it is written again')
    expect((await at.state(runId)).exportsAsked).toEqual({ markdown: expect.any(Number) })
  })

  it('are refused in words that say what to do, and the refusal leaves nothing in the log', async () => {
    const { at, runId, exportDir } = await exporting()
    const before = (await at.state(runId)).seq
    const ask = async (target: unknown) => {
      const answer = await at.post(`/runs/${runId}/exports`, { target })
      return [answer.status, (await json(answer)).detail]
    }
    expect(await ask('markdown')).toEqual([
      409,
      expect.stringMatching(/does not stand for its meeting.*xio adopt/),
    ])
    expect(await ask('shelf')).toEqual([409, expect.stringMatching(/no target “shelf”.*markdown/)])
    expect(await ask('telegram')).toEqual([409, expect.stringContaining('TELEGRAM_BOT_TOKEN')])
    expect(await ask('')).toEqual([400, expect.stringContaining('{"target": "notion"}')])
    expect(await ask(7)).toEqual([400, expect.any(String)])
    const command = await at.post(`/runs/${runId}/commands`, { type: 'export', target: 'shelf' })
    expect([command.status, (await json(command)).detail]).toEqual([409, expect.stringContaining('shelf')])
    expect(await exportsOf(at, runId)).toMatchObject({
      items: [],
      adopted: false,
      held: expect.stringContaining('xio adopt'),
    })
    expect((await at.state(runId)).seq).toBe(before)
    expect(existsSync(exportDir)).toBe(false)
    const council = await at.running()
    const early = await at.post(`/runs/${council}/exports`, { target: 'markdown' })
    expect([early.status, (await json(early)).detail]).toEqual([409, expect.stringMatching(/still goes on/)])
  })

  it('that failed say why, and are tried again at once when a person asks', async () => {
    const blocked = path.join(newDir(), 'exports')
    writeFileSync(blocked, 'a file where a folder should be')
    const { at, runId } = await exporting(blocked)
    await at.post(`/runs/${runId}/adopt`)
    await at.post(`/runs/${runId}/exports`, { target: 'csv' })
    const [failed] = await itemsOf(at, runId, '?wait=1')
    expect(failed).toMatchObject({ status: 'failed', error: expect.stringContaining('XIO_EXPORT_DIR') })
    expect(Date.parse(String(failed?.nextAt))).toBeGreaterThan(Date.now())
    rmSync(blocked)
    const retried = await at.post(`/exports/${String(failed?.id)}/retry`)
    expect([retried.status, await json(retried)]).toMatchObject([202, { id: failed?.id, error: null }])
    expect(await itemsOf(at, runId, '?wait=20')).toMatchObject([{ status: 'succeeded', error: null }])
    expect((await at.post('/exports/x0/retry')).status).toBe(404)
  })

  it('follow the run that is adopted', async () => {
    const { at, runId } = await exporting()
    await at.post(`/runs/${runId}/adopt`)
    await at.post(`/runs/${runId}/exports`, { target: 'markdown' })
    const [first] = await itemsOf(at, runId, '?wait=20')
    const other = await imported(at)
    expect(record(await json(await at.post(`/runs/${other}/adopt`))).adopted).toBe(true)
    expect((await at.post(`/runs/${runId}/exports`, { target: 'markdown' })).status).toBe(409)
    await at.post(`/runs/${other}/exports`, { target: 'markdown' })
    expect(await itemsOf(at, other, '?wait=20')).toMatchObject([{ id: first?.id, url: first?.url }])
    expect((await at.post('/runs/nobody/adopt')).status).toBe(404)
  })

  it('of another workspace are not there', async () => {
    const { at, runId } = await exporting()
    await at.post(`/runs/${runId}/adopt`)
    await at.post(`/runs/${runId}/exports`, { target: 'markdown' })
    const [item] = await itemsOf(at, runId, '?wait=20')
    const elsewhere = { 'x-workspace': 'elsewhere' }
    const asked = [
      await at.get(`/runs/${runId}/exports`, elsewhere),
      await at.post(`/runs/${runId}/exports`, { target: 'csv' }, elsewhere),
      await at.post(`/runs/${runId}/adopt`, undefined, elsewhere),
      await at.post(`/exports/${String(item?.id)}/retry`, undefined, elsewhere),
    ]
    expect(asked.map(({ status }) => status)).toEqual([404, 404, 404, 404])
    expect(await itemsOf(at, runId)).toEqual([item])
  })

  it('are asked for once by a request that comes twice with its key', async () => {
    const { at, runId } = await exporting()
    await at.post(`/runs/${runId}/adopt`)
    const ask = (target: string) =>
      at.post(`/runs/${runId}/exports`, { target }, { 'idempotency-key': 'the-same' })
    const first = await json(await ask('markdown'))
    await itemsOf(at, runId, '?wait=20')
    const asked = async () => (await at.events(runId)).filter(({ type }) => type === 'command').length
    const before = await asked()
    expect(await json(await ask('markdown'))).toEqual(first)
    expect((await ask('csv')).status).toBe(422)
    expect(await asked()).toBe(before)
  })
})

it('the API document describes what the routes of exports take and give', async () => {
  const { at } = await exporting()
  const paths = record((await json(await at.get('/openapi.json'))).paths)
  const operation = (route: string, method: string) => record(record(paths[`/api/v1${route}`])[method])
  expect(operation('/runs/{id}/exports', 'get').parameters).toContainEqual(
    expect.objectContaining({ name: 'wait', in: 'query' }),
  )
  expect(Object.keys(record(operation('/runs/{id}/exports', 'post').responses))).toEqual(
    expect.arrayContaining(['202', '404', '409']),
  )
  expect(operation('/exports/{id}/retry', 'post').tags).toEqual(['What a run leaves'])
  expect(operation('/runs/{id}/adopt', 'post').tags).toEqual(['Steering'])
  expect(operation('/targets', 'get').tags).toEqual(['Registry'])
})
