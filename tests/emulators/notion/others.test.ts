import { expect, it } from 'vitest'
import { given, paragraph, text } from './given.ts'

it('users are told without guests', async () => {
  const { client, control } = await given()
  const guest = control.addUser({ name: 'Guest', guest: true })
  control.addUser({ name: 'Ben', email: 'ben@example.org' })
  const { results } = await client.users.list({})
  expect(results.map(({ name }) => name)).toEqual(['Ada Person', 'XIO Consilium', 'Ben'])
  expect(await client.users.retrieve({ user_id: results[0]?.id ?? '' })).toMatchObject({
    person: { email: 'ada@example.org' },
  })
  await expect(client.users.retrieve({ user_id: guest })).rejects.toMatchObject({ status: 404 })
  const first = await client.users.list({ page_size: 2 })
  expect((await client.users.list({ start_cursor: first.next_cursor ?? '' })).results).toHaveLength(1)
  await expect(client.users.list({ start_cursor: 'bogus' })).rejects.toThrow(
    'The start_cursor provided is invalid: bogus',
  )
})

it('search looks at titles only, and at what is shared', async () => {
  const { client, control, parent, databaseId } = await given()
  await client.pages.create({
    parent,
    properties: { Name: { title: text('Alpha') } },
    children: [paragraph('beta')],
  })
  const found = async (query: string, value?: 'page' | 'data_source') =>
    (await client.search({ query, ...(value && { filter: { property: 'object', value } }) })).results.map(
      ({ object }) => object,
    )
  expect([await found('ALPH'), await found('beta'), await found('tasks')]).toEqual([
    ['page'],
    [],
    ['data_source'],
  ])
  expect([await found('tasks', 'page'), await found('tasks', 'data_source')]).toEqual([[], ['data_source']])
  control.unshare({ id: databaseId })
  expect([await found('alpha'), await found('tasks')]).toEqual([[], []])
})

it('comments stand on a page or block, or answer in a discussion, where the integration may', async () => {
  const { client, control, row } = await given()
  const id = await row('a')
  const first = await client.comments.create({ parent: { page_id: id }, rich_text: text('one') })
  const discussion_id = 'discussion_id' in first ? first.discussion_id : ''
  await client.comments.create({ discussion_id, rich_text: text('two') })
  control.addComment({ page: id, text: 'three' })
  const { results } = await client.comments.list({ block_id: id })
  expect(results.map((one) => ('rich_text' in one ? one.rich_text[0]?.plain_text : ''))).toEqual([
    'one',
    'two',
    'three',
  ])
  expect(results).toMatchObject([
    { discussion_id },
    { discussion_id },
    { display_name: { resolved_name: 'Ada Person' } },
  ])
  const block = control.addBlock({ parent: id, block: paragraph('p') })
  await client.comments.create({ parent: { block_id: block }, rich_text: text('here') })
  expect((await client.comments.list({ block_id: block })).results).toHaveLength(1)
  expect(control.comments(id)).toEqual(['one', 'two', 'three'])
  control.forbidComments()
  await expect(
    client.comments.create({ parent: { page_id: id }, rich_text: text('x') }),
  ).rejects.toMatchObject({
    status: 403,
    code: 'restricted_resource',
  })
})

it('a database needs a page to stand on and a title; a second data source can be added', async () => {
  const { client, notion } = await given()
  const parent = { type: 'page_id' as const, page_id: notion.homeId }
  const without = { parent, initial_data_source: { properties: { Key: { rich_text: {} } } } }
  await expect(client.databases.create(without)).rejects.toThrow('Title is not provided')
  await expect(client.databases.create({ parent: { type: 'workspace', workspace: true } })).rejects.toThrow(
    'workspace',
  )
  const database = await client.databases.create({ parent, title: text('D') })
  const properties = { Name: { title: {} } }
  const second = await client.dataSources.create({
    parent: { database_id: database.id },
    title: text('Two'),
    properties,
  })
  const read = await client.databases.retrieve({ database_id: database.id })
  expect('data_sources' in read && read.data_sources.map(({ id }) => id)[1]).toBe(second.id)
  const ambiguous = { parent: { database_id: database.id }, properties: { Name: { title: text('x') } } }
  await expect(client.pages.create(ambiguous)).rejects.toThrow('multiple data sources')
  await client.databases.update({ database_id: database.id, in_trash: true })
  expect(await client.dataSources.retrieve({ data_source_id: second.id })).toMatchObject({ in_trash: true })
})
