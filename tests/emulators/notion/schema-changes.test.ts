import { describe, expect, it } from 'vitest'
import { given, text } from './given.ts'

describe('the properties change while we look away', () => {
  it('a renamed one keeps its id, by which it can still be written', async () => {
    const { client, control, dataSourceId, row } = await given()
    const page_id = await row('a', { Count: { number: 1 } })
    const before = await client.dataSources.retrieve({ data_source_id: dataSourceId })
    const id = before.properties.Count?.id ?? ''
    control.renameProperty({ dataSource: dataSourceId, property: 'Count', name: 'How many' })
    await expect(client.pages.update({ page_id, properties: { Count: { number: 2 } } })).rejects.toThrow(
      'Count is not a property that exists.',
    )
    await client.pages.update({ page_id, properties: { [id]: { number: 2 } } })
    expect(control.row(page_id).values['How many']).toBe(2)
    const filter = { property: id, number: { equals: 2 } }
    expect((await client.dataSources.query({ data_source_id: dataSourceId, filter })).results).toHaveLength(1)
    expect(() => control.renameProperty({ dataSource: dataSourceId, property: id, name: 'Link' })).toThrow(
      'Link',
    )
  })

  it('a removed one is gone with its values, and comes back under another id', async () => {
    const { client, control, dataSourceId, row } = await given()
    const page_id = await row('a', { Count: { number: 1 } })
    const id = (await client.dataSources.retrieve({ data_source_id: dataSourceId })).properties.Count?.id
    control.removeProperty({ dataSource: dataSourceId, property: 'Count' })
    await expect(client.pages.update({ page_id, properties: { Count: { number: 2 } } })).rejects.toThrow(
      'not a property',
    )
    const properties = { Count: { number: { format: 'number' as const } } }
    const again = await client.dataSources.update({ data_source_id: dataSourceId, properties })
    expect(again.properties.Count?.id).not.toBe(id)
    expect(control.row(page_id).values.Count).toBeNull()
  })

  it('the choices of a status change between two writes', async () => {
    const { client, control, dataSourceId, row } = await given()
    const page_id = await row('a', { State: { status: { name: 'Done' } } })
    control.setOptions({ dataSource: dataSourceId, property: 'State', options: ['offen', 'erledigt'] })
    // As the real service does: another one, which nobody chose.
    expect(control.row(page_id).values.State).toBe('erledigt')
    await expect(
      client.pages.update({ page_id, properties: { State: { status: { name: 'Done' } } } }),
    ).rejects.toThrow('Invalid status option. Status option "Done" does not exist')
    await client.pages.update({ page_id, properties: { State: { status: { name: 'offen' } } } })
    control.renameOption({ dataSource: dataSourceId, property: 'State', option: 'offen', name: 'open' })
    expect(control.row(page_id).values.State).toBe('open')
  })

  it('our own changes: remove, rename, add, and what Notion does not allow', async () => {
    const { client, dataSourceId } = await given()
    const change = (properties: object) =>
      client.dataSources.update({ data_source_id: dataSourceId, properties: properties as never })
    const changed = await change({ Ready: null, Who: { name: 'Owner' }, Note: { rich_text: {} } })
    expect(Object.keys(changed.properties)).toEqual(
      expect.arrayContaining(['Owner', 'Note', 'Count']) as string[],
    )
    expect(Object.keys(changed.properties)).not.toContain('Ready')
    await expect(change({ Name: null })).rejects.toThrow('title')
    await expect(change({ Second: { title: {} } })).rejects.toThrow('title')
    await expect(change({ Nope: { name: 'x' } })).rejects.toThrow(
      'Could not find property with name or id: Nope',
    )
    await expect(change({ Kind: { select: { options: [{ name: 'one', color: 'pink' }] } } })).rejects.toThrow(
      'Cannot update color of select with name: one.',
    )
    await expect(change({ Kind: { select: { options: [{ name: 'a,b' }] } } })).rejects.toThrow('commas')
    const grown = await change({ Kind: { select: { options: [{ name: 'one' }, { name: 'three' }] } } })
    const kind = grown.properties.Kind
    const id = kind?.type === 'select' ? kind.select.options[0]?.id : undefined
    const renamed = await change({
      Kind: { select: { options: [{ id, name: 'first' }, { name: 'three' }] } },
    })
    expect(renamed.properties.Kind).toEqual(kind)
    await expect(change({ Kind: { select: { options: [{ id, color: 'pink' }] } } })).rejects.toThrow(
      `id: ${id}.`,
    )
    expect(kind?.type === 'select' && kind.select.options.map(({ name }) => name)).toEqual(['one', 'three'])
  })
})

describe('access changes while we look away', () => {
  it('a moved page is out of the data source; a locked one can still be written', async () => {
    const { client, control, notion, dataSourceId, row } = await given()
    const page_id = await row('a', { 'XIO Key': { rich_text: text('k') } })
    control.lockPage({ page: page_id })
    await client.pages.update({ page_id, properties: { Count: { number: 1 } } })
    expect(await client.pages.retrieve({ page_id })).toMatchObject({ is_locked: true })
    control.movePage({ page: page_id, under: notion.homeId })
    expect(await client.pages.retrieve({ page_id })).toMatchObject({
      parent: { type: 'page_id', page_id: notion.homeId },
    })
    expect((await client.dataSources.query({ data_source_id: dataSourceId })).results).toEqual([])
    await expect(client.pages.update({ page_id, properties: { Count: { number: 2 } } })).rejects.toThrow(
      'not a property',
    )
    expect(control.live('k')).toEqual([])
  })

  it('a token is revoked, and one of two sees what the other does not', async () => {
    const { client, connect, control, databaseId, dataSourceId } = await given()
    control.addToken({ token: 'second', name: 'Other' })
    const other = connect('second')
    control.unshare({ id: databaseId, token: 'second' })
    await expect(other.dataSources.retrieve({ data_source_id: dataSourceId })).rejects.toMatchObject({
      status: 404,
      message: expect.stringContaining('"Other"') as string,
    })
    expect((await client.dataSources.retrieve({ data_source_id: dataSourceId })).id).toBe(dataSourceId)
    control.revokeToken({ token: 'second' })
    await expect(other.users.me({})).rejects.toMatchObject({ status: 401, code: 'unauthorized' })
    control.grantToken({ token: 'second' })
    expect((await other.users.me({})).name).toBe('Other')
  })
})
