import { describe, expect, it } from 'vitest'
import type { Fault } from '../../support/emulators/core/faults.ts'
import { given, paragraph, text } from './given.ts'

type Outcome = Record<string, unknown>

describe('what the official client makes of each fault, and whether the page is there', () => {
  it.each<[string, Fault, Outcome, boolean]>([
    ['429', { kind: '429', retryAfter: 3 }, { status: 429, code: 'rate_limited' }, false],
    ['429 in HTML', { kind: '429', html: true }, { name: 'UnknownHTTPResponseError', status: 429 }, false],
    ['409', { kind: 'conflict' }, { status: 409, code: 'conflict_error' }, false],
    ['500 before', { kind: 'status', code: 500, commit: 'before' }, { code: 'internal_server_error' }, false],
    ['503 after', { kind: 'status', code: 503, commit: 'after' }, { code: 'service_unavailable' }, true],
    [
      '502 after',
      { kind: 'status', code: 502, commit: 'after' },
      { name: 'UnknownHTTPResponseError', status: 502 },
      true,
    ],
    [
      '502 in HTML',
      { kind: 'status', code: 502, commit: 'after', html: true },
      { name: 'UnknownHTTPResponseError' },
      true,
    ],
    ['504 before', { kind: 'status', code: 504, commit: 'before' }, { code: 'gateway_timeout' }, false],
    [
      '529',
      { kind: 'status', code: 529, commit: 'before' },
      { status: 529, code: 'service_overload' },
      false,
    ],
    [
      'a reset before',
      { kind: 'reset', commit: 'before' },
      { name: 'TypeError', message: 'fetch failed' },
      false,
    ],
    [
      'a reset after',
      { kind: 'reset', commit: 'after' },
      { name: 'TypeError', message: 'fetch failed' },
      true,
    ],
    [
      'a reset amid the body',
      { kind: 'reset', commit: 'mid-body' },
      { name: 'TypeError', message: 'terminated' },
      true,
    ],
    ['half a body', { kind: 'truncate' }, { name: 'SyntaxError' }, true],
    ['no JSON', { kind: 'garbageJson' }, { name: 'SyntaxError' }, true],
  ])('%s', async (_name, fault, outcome, there) => {
    const { notion, control, parent } = await given()
    const client = await plainClient(notion)
    control.fault({ match: { method: 'POST', path: '/v1/pages' }, times: 1, fault })
    const properties = { 'XIO Key': { rich_text: text('k') } }
    await expect(client.pages.create({ parent, properties })).rejects.toMatchObject(outcome)
    expect(control.live('k')).toHaveLength(there ? 1 : 0)
    await client.pages.create({ parent, properties })
    expect(control.live('k')).toHaveLength(there ? 2 : 1)
  })
})

describe('time', () => {
  it('an answer is lost and the write comes a minute later, over what was written since', async () => {
    const { client, control, clock, row } = await given()
    const id = await row('a')
    control.fault({ match: { method: 'PATCH' }, times: 1, fault: { kind: 'lateCommit', ms: 60_000 } })
    const set = (count: number) =>
      client.pages.update({ page_id: id, properties: { Count: { number: count } } })
    await expect(set(1)).rejects.toThrow('fetch failed')
    await set(2)
    expect(control.row(id).values.Count).toBe(2)
    clock.advance(60_000)
    expect(control.row(id).values.Count).toBe(1)
  })

  it('a late write to what lies in the trash by then is refused', async () => {
    const { client, control, clock, row } = await given()
    const id = await row('a')
    control.fault({ times: 1, fault: { kind: 'lateCommit', ms: 1000 } })
    await expect(
      client.blocks.children.append({ block_id: id, children: [paragraph('late')] }),
    ).rejects.toThrow()
    control.trash({ id })
    const mark = control.mark()
    clock.advance(1000)
    control.restore({ id })
    expect(control.outline(id)).toEqual([])
    expect(control.writesSince(mark)).toEqual([])
  })

  it('a page that was just changed may answer 409 for a while', async () => {
    const { client, clock, row } = await given({ manners: { settleMs: 500 } })
    const id = await row('a')
    const set = () => client.pages.update({ page_id: id, properties: { Count: { number: 1 } } })
    await expect(set()).rejects.toMatchObject({ status: 409, code: 'conflict_error' })
    clock.advance(500)
    await set()
  })
})

describe('barriers', () => {
  it('a create is held after its commit, so that whoever waits for it can be killed there', async () => {
    const { client, control, parent } = await given()
    const hold = control.hold({ method: 'POST', path: '/v1/pages' })
    const created = client.pages.create({ parent, properties: { 'XIO Key': { rich_text: text('k') } } })
    await hold.reached
    expect(control.live('k')).toHaveLength(1)
    hold.release()
    expect((await created).id).toBe(control.live('k')[0])
  })

  it('two workers look at the same moment and both create', async () => {
    const { client, connect, control, dataSourceId, parent } = await given()
    control.together({ n: 2, match: { path: '/query' } })
    const work = async (worker: typeof client) => {
      const filter = { property: 'XIO Key', rich_text: { equals: 'k' } }
      const { results } = await worker.dataSources.query({ data_source_id: dataSourceId, filter })
      if (results.length === 0)
        await worker.pages.create({ parent, properties: { 'XIO Key': { rich_text: text('k') } } })
    }
    await Promise.all([work(client), work(connect())])
    expect(control.most('k')).toBe(2)
  })

  it('reading is no write, writing is', async () => {
    const { client, control, row } = await given()
    const id = await row('a')
    const mark = control.mark()
    await client.pages.retrieve({ page_id: id })
    await client.search({})
    expect(control.writesSince(mark)).toEqual([])
    await client.pages.update({ page_id: id, properties: { Count: { number: 1 } } })
    expect(control.writesSince(mark)).toMatchObject([
      { method: 'PATCH', path: `/v1/pages/${id}`, status: 200 },
    ])
  })
})

/** As the product has it: answers that cannot be read go straight to the client. */
async function plainClient({ url, token }: { url: string; token: string }) {
  const { Client } = await import('@notionhq/client')
  return new Client({
    auth: token,
    baseUrl: url,
    notionVersion: '2026-03-11',
    retry: false,
    logger: () => undefined,
  })
}
