import { describe, expect, it } from 'vitest'
import { given, NEW, paragraph, raw, text } from './given.ts'

const UNKNOWN = '11111111-2222-4333-8444-555555555555'

describe('versions and order of refusals', () => {
  it('a version must be named, and each has its own words', async () => {
    const { notion, control, connect, row } = await given()
    const url = notion.url
    const missing = await raw(url, 'GET', '/v1/users/me', { headers: { 'notion-version': undefined } })
    expect([missing.status, missing.body.code]).toEqual([400, 'missing_version'])
    const wrong = await raw(url, 'GET', '/v1/users/me', { headers: { 'notion-version': 'banana' } })
    expect(wrong.body).toMatchObject({
      code: 'missing_version',
      message: expect.stringContaining('or `"2026-03-11"`, instead was `"banana"`.') as string,
    })
    expect(wrong.headers.get('x-notion-request-id')).toBe(wrong.body.request_id)
    const id = await row('a')
    const old = connect(notion.token, '2025-09-03')
    const fresh = connect()
    expect(await old.pages.retrieve({ page_id: id })).toHaveProperty('archived', false)
    expect(await fresh.pages.retrieve({ page_id: id })).not.toHaveProperty('archived')
    await expect(fresh.pages.update({ page_id: id, archived: true })).rejects.toThrow(
      'body failed validation: body.archived should be not present, instead was `true`.',
    )
    const first = (
      await old.blocks.children.append({ block_id: id, children: [paragraph('1'), paragraph('3')] })
    ).results
    const after = first[0]?.id ?? ''
    await old.blocks.children.append({ block_id: id, children: [paragraph('2')], after })
    expect(control.outline(id).map((one) => one.text)).toEqual(['1', '2', '3'])
    await expect(
      fresh.blocks.children.append({ block_id: id, children: [paragraph('4')], after }),
    ).rejects.toThrow(/body\.after should be not present/)
    await old.pages.update({ page_id: id, archived: true })
    expect(control.row(id).trashed).toBe(true)
    expect(control.unserved()).toEqual([])
  })

  it('an unknown route is refused before the JSON, the JSON before the token, the token before the body', async () => {
    const { notion, databaseId, control } = await given()
    const bad = { body: '{', headers: { authorization: 'Bearer wrong' } }
    const codes = async (path: string, with_ = bad) => (await raw(notion.url, 'POST', path, with_)).body
    expect(await codes('/v1/nowhere')).toMatchObject({
      code: 'invalid_request_url',
      message: 'Invalid request URL.',
    })
    expect(await codes(`/v1/databases/${databaseId}/query`)).toMatchObject({ code: 'invalid_request_url' })
    expect(await codes('/v1/pages')).toMatchObject({
      code: 'invalid_json',
      message: 'Error parsing JSON body.',
    })
    expect(await codes('/v1/pages', { ...bad, body: '{}' })).toMatchObject({
      status: 401,
      code: 'unauthorized',
      message: 'API token is invalid.',
    })
    expect(await codes('/v1/pages', { body: '{}', headers: { authorization: 'Basic x' } })).toMatchObject({
      message: 'Authorization header must use the format "Bearer <token>".',
    })
    expect((await raw(notion.url, 'POST', '/v1/pages', { body: {} })).body).toEqual({
      object: 'error',
      status: 400,
      code: 'validation_error',
      message: 'body failed validation: body.parent should be defined, instead was `undefined`.',
      request_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    expect(control.unserved()).toEqual([
      'POST /v1/nowhere: no such route',
      `POST /v1/databases/${databaseId}/query: no such route`,
    ])
  })

  it('an unknown version, parameter, block or property kind is refused and told as unserved', async () => {
    const { notion, client, control, parent, dataSourceId } = await given()
    await raw(notion.url, 'GET', '/v1/users/me', { headers: { 'notion-version': '2022-06-28' } })
    await raw(notion.url, 'GET', '/v1/users?colour=red')
    const synced = [{ synced_block: { synced_from: null } }]
    await expect(client.pages.create({ parent, children: synced })).rejects.toThrow('body.children[0]')
    const properties = { Sum: { formula: { expression: '1' } } }
    await expect(client.dataSources.update({ data_source_id: dataSourceId, properties })).rejects.toThrow(
      'Sum',
    )
    await expect(client.pages.create({ parent, markdown: '# x' })).rejects.toThrow('markdown')
    expect(control.unserved()).toEqual([
      'GET /v1/users/me: version 2022-06-28',
      'GET /v1/users: query.colour',
      'POST /v1/pages: body.children[0].synced_block',
      `PATCH /v1/data_sources/${dataSourceId}: body.properties.Sum.formula`,
      'POST /v1/pages: body.markdown',
    ])
  })
})

describe('ids', () => {
  it('come with and without dashes and leave with them; others are no ids', async () => {
    const { client, row } = await given()
    const id = await row('a')
    expect((await client.pages.retrieve({ page_id: id.replaceAll('-', '') })).id).toBe(id)
    await expect(client.pages.retrieve({ page_id: id.toUpperCase() })).rejects.toMatchObject({ status: 404 })
    await expect(client.pages.retrieve({ page_id: 'x' })).rejects.toMatchObject({
      status: 400,
      code: 'validation_error',
      message: 'path failed validation: path.page_id should be a valid uuid, instead was `"x"`.',
    })
  })

  it('what is not there, of another kind or not shared does not exist', async () => {
    const { client, control, row, databaseId } = await given()
    const missing = (kind: string, id: string) => ({
      status: 404,
      code: 'object_not_found',
      message: `Could not find ${kind} with ID: ${id}. Make sure the relevant pages and databases are shared with your integration "XIO Consilium".`,
    })
    await expect(client.pages.retrieve({ page_id: UNKNOWN })).rejects.toMatchObject(missing('page', UNKNOWN))
    await expect(client.dataSources.query({ data_source_id: databaseId })).rejects.toMatchObject(
      missing('data_source', databaseId),
    )
    const id = await row('a')
    control.unshare({ id: databaseId })
    await expect(client.pages.retrieve({ page_id: id })).rejects.toMatchObject(missing('page', id))
    await expect(client.blocks.children.list({ block_id: id })).rejects.toMatchObject(missing('block', id))
    control.share({ id: databaseId })
    expect((await client.pages.retrieve({ page_id: id })).id).toBe(id)
  })
})

const many = <T>(n: number, one: T): T[] => Array.from({ length: n }, () => one)
const nested = (levels: number): object =>
  levels === 0 ? paragraph('deep') : { toggle: { rich_text: [], children: [nested(levels - 1)] } }
const wide = (): object => ({ toggle: { rich_text: [], children: many(100, paragraph('x')) } })

describe('limits', () => {
  it.each<[string, unknown[], string | RegExp]>([
    [
      '100 blocks',
      many(101, paragraph('x')),
      'body failed validation: body.children.length should be ≤ `100`, instead was `101`.',
    ],
    [
      '2000 characters',
      [paragraph('x'.repeat(2001))],
      'body failed validation: body.children[0].paragraph.rich_text[0].text.content.length should be ≤ `2000`, instead was `2001`.',
    ],
    ['2000 UTF-16 units, not characters', [paragraph('😀'.repeat(1001))], /≤ `2000`, instead was `2002`/],
    [
      '100 texts',
      [{ paragraph: { rich_text: many(101, text('x')[0]) } }],
      /rich_text\.length should be ≤ `100`/,
    ],
    ['two levels below', [nested(3)], /children\[0\]\.toggle\.children should be not present/],
    ['1000 blocks in all', many(10, wide()), /should be ≤ `1000`, instead was `1010`/],
    [
      'a link of 2000',
      [
        {
          paragraph: {
            rich_text: [{ text: { content: 'x', link: { url: `https://x.test/${'y'.repeat(2000)}` } } }],
          },
        },
      ],
      /link\.url\.length should be ≤ `2000`/,
    ],
    [
      'a link that is one',
      [{ paragraph: { rich_text: [{ text: { content: 'x', link: { url: 'not one' } } }] } }],
      /Invalid URL/,
    ],
    ['an equation of 1000', [{ equation: { expression: 'x'.repeat(1001) } }], /≤ `1000`, instead was `1001`/],
    [
      'known words only',
      [{ paragraph: { rich_text: [], colour: 'red' } }],
      'body failed validation: body.children[0].paragraph.colour should be not present, instead was `"red"`.',
    ],
  ])('%s', async (_name, children, message) => {
    const { notion, row, control } = await given()
    const id = await row('a')
    const answer = await raw(notion.url, 'PATCH', `/v1/blocks/${id}/children`, { body: { children } })
    expect([answer.status, answer.body.code]).toEqual([400, 'validation_error'])
    if (typeof message === 'string') expect(answer.body.message).toBe(message)
    else expect(answer.body.message).toMatch(message)
    expect(control.outline(id)).toEqual([])
  })

  it('all that is allowed goes', async () => {
    const { client, control, row } = await given()
    const id = await row('a')
    const children = [
      paragraph('😀'.repeat(1000)),
      nested(2),
      ...many(97, paragraph('x')),
      { divider: {} },
    ] as never
    await client.blocks.children.append({ block_id: id, children })
    expect(control.outline(id)).toHaveLength(100)
    await expect(client.blocks.children.append({ block_id: id } as never)).rejects.toThrow(
      'body.children should be defined, instead was `undefined`.',
    )
  })

  it('500 KB, refused by Notion or by what stands before it', async () => {
    const { notion, control, row } = await given()
    const id = await row('a')
    const body = { children: [paragraph('x')], padding: 'x'.repeat(500_001) }
    const send = () =>
      fetch(`${notion.url}/v1/blocks/${id}/children`, {
        method: 'PATCH',
        headers,
        body: JSON.stringify(body),
      })
    const headers = {
      authorization: `Bearer ${notion.token}`,
      'notion-version': NEW,
      'content-type': 'application/json',
    }
    expect(await (await send()).json()).toMatchObject({ status: 400, code: 'validation_error' })
    control.setManners({ tooLarge: 413 })
    const refused = await send()
    expect([refused.status, refused.headers.get('content-type')]).toEqual([413, 'text/html'])
  })

  it.each([
    [{ page_size: 101 }, 'body.page_size should be ≤ `100`, instead was `101`'],
    [{ page_size: -1 }, 'body.page_size'],
    [{ page_size: 'ten' }, 'body.page_size should be a number or `undefined`, instead was `"ten"`.'],
    [{ start_cursor: 'bogus' }, 'The start_cursor provided is invalid: bogus'],
    [{ colour: 'red' }, 'body failed validation: body.colour should be not present, instead was `"red"`.'],
  ])('a query with %j', async (body, message) => {
    const { notion, dataSourceId } = await given()
    const answer = await raw(notion.url, 'POST', `/v1/data_sources/${dataSourceId}/query`, { body })
    expect(answer.body).toMatchObject({ status: 400, message: expect.stringContaining(message) as string })
  })

  it('cursors of lists of blocks must be uuids', async () => {
    const { client, row } = await given()
    await expect(
      client.blocks.children.list({ block_id: await row('a'), start_cursor: 'bogus' }),
    ).rejects.toThrow(
      'query failed validation: query.start_cursor should be a valid uuid or `undefined`, instead was `"bogus"`.',
    )
  })
})
