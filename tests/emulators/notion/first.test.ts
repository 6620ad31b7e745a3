import { describe, expect, it } from 'vitest'
import { given, paragraph, text } from './given.ts'

describe('the official client against the emulator', () => {
  it('makes a row with a body, finds it, changes it, reads it, puts it into the trash', async () => {
    const { client, control, parent, dataSourceId, notion } = await given()
    const made = await client.pages.create({
      parent,
      properties: { Name: { title: text('Decide') }, 'XIO Key': { rich_text: text('mtg_1') } },
      children: [paragraph('Why'), { toggle: { rich_text: text('More'), children: [paragraph('Deep')] } }],
    })
    expect(control.live('mtg_1')).toEqual([made.id])
    const filter = { property: 'XIO Key', rich_text: { equals: 'mtg_1' } }
    const found = await client.dataSources.query({ data_source_id: dataSourceId, filter })
    expect(found.results.map(({ id }) => id)).toEqual([made.id])
    await client.pages.update({
      page_id: made.id,
      properties: { Kind: { select: { name: 'one' } }, Count: { number: 3 } },
    })
    expect(control.row(made.id).values).toMatchObject({
      Name: 'Decide',
      Kind: 'one',
      Count: 3,
      State: 'Not started',
    })
    const appended = await client.blocks.children.append({ block_id: made.id, children: [paragraph('End')] })
    expect(appended.results).toHaveLength(1)
    const list = await client.blocks.children.list({ block_id: made.id })
    expect(list.results.map((one) => ('type' in one ? one.type : null))).toEqual([
      'paragraph',
      'toggle',
      'paragraph',
    ])
    await client.blocks.delete({ block_id: list.results[0]?.id ?? '' })
    expect(control.outline(made.id)).toMatchObject([
      { type: 'toggle', text: 'More', by: 'bot', children: [{ text: 'Deep' }] },
      { type: 'paragraph', text: 'End' },
    ])
    await client.comments.create({ parent: { page_id: made.id }, rich_text: text('Kept yours') })
    expect(control.comments(made.id)).toEqual(['Kept yours'])
    await client.pages.update({ page_id: made.id, in_trash: true })
    expect((await client.dataSources.query({ data_source_id: dataSourceId, filter })).results).toEqual([])
    expect([control.live('mtg_1'), control.most('mtg_1')]).toEqual([[], 1])
    expect(notion.control.unserved()).toEqual([])
  })

  it('makes a database, reads it and its data source, changes the properties', async () => {
    const { client, notion } = await given()
    const database = await client.databases.create({
      parent: { type: 'page_id', page_id: notion.homeId },
      title: text('Decisions'),
      initial_data_source: { properties: { Title: { title: {} }, Key: { rich_text: {} } } },
    })
    const again = await client.databases.retrieve({ database_id: database.id })
    const id = ('data_sources' in again && again.data_sources[0]?.id) || ''
    expect(Object.keys((await client.dataSources.retrieve({ data_source_id: id })).properties)).toEqual([
      'Title',
      'Key',
    ])
    const changed = await client.dataSources.update({
      data_source_id: id,
      properties: {
        Key: { name: 'XIO Key' },
        Due: { date: {} },
        State: { status: { options: [{ name: 'planned' }] } },
      },
    })
    expect(Object.keys(changed.properties)).toEqual(['Title', 'XIO Key', 'Due', 'State'])
    expect((await client.users.me({})).type).toBe('bot')
    expect((await client.users.list({})).results).toHaveLength(2)
    expect((await client.search({ query: 'counc' })).results).toHaveLength(1)
    expect(notion.control.unserved()).toEqual([])
  })
})
