import { expect, it } from 'vitest'
import { given, paragraph, text } from './given.ts'

it('people edit properties and blocks, and the API says who it was', async () => {
  const { client, control, row } = await given()
  const id = await row('a')
  const { results } = await client.blocks.children.append({
    block_id: id,
    children: [
      {
        toggle: {
          rich_text: [{ text: { content: 'Ours', link: { url: 'https://x.test/#h' } } }],
          children: [paragraph('in')],
        },
      },
      paragraph('P'),
    ],
  })
  const [toggle = '', p = ''] = results.map((one) => one.id)
  control.setProperty({ page: id, property: 'State', value: { status: { name: 'Done' } } })
  expect(() =>
    control.setProperty({ page: id, property: 'State', value: { status: { name: 'x' } } }),
  ).toThrow('x')
  control.appendText({ block: toggle, text: ' and mine' })
  const mine = control.addBlock({ parent: id, block: paragraph('mine'), after: toggle })
  control.editText({ block: p, text: 'changed' })
  expect(control.row(id).values.State).toBe('Done')
  expect(control.outline(id)).toMatchObject([
    { text: 'Ours and mine', by: 'person', children: [{ text: 'in', by: 'bot' }] },
    { text: 'mine', by: 'person' },
    { text: 'changed', by: 'person' },
  ])
  const marked = await client.blocks.retrieve({ block_id: toggle })
  expect(marked).toMatchObject({ toggle: { rich_text: [{ href: 'https://x.test/#h' }, { href: null }] } })
  control.moveBlock({ block: p, after: toggle })
  control.moveBlock({ block: mine, parent: toggle })
  expect(control.outline(id)).toMatchObject([
    { children: [{ text: 'mine' }, { text: 'in' }] },
    { text: 'changed' },
  ])
  control.trash({ id: toggle })
  expect(control.outline(id)).toMatchObject([{ text: 'changed' }])
})

it('people duplicate a page with its key, and it counts', async () => {
  const { client, control, row, dataSourceId } = await given()
  const id = await row('a', { 'XIO Key': { rich_text: text('k') } })
  await client.blocks.children.append({
    block_id: id,
    children: [{ toggle: { rich_text: text('T'), children: [paragraph('in')] } }],
  })
  const copy = control.duplicatePage({ page: id })
  expect(control.live('k').toSorted()).toEqual([id, copy].toSorted())
  expect(control.most('k')).toBe(2)
  expect(control.outline(copy)).toMatchObject([{ text: 'T', children: [{ text: 'in' }] }])
  control.setProperty({ page: copy, property: 'Tags', value: { multi_select: [{ name: 'copied' }] } })
  control.setProperty({ page: copy, property: 'Name', value: { title: text('b') } })
  expect([control.row(id).values.Name, control.row(copy).values.Name]).toEqual(['a', 'b'])
  control.trash({ id })
  expect([control.live('k'), control.most('k')]).toEqual([[copy], 2])
  const filter = { property: 'XIO Key', rich_text: { equals: 'k' } }
  expect(
    (await client.dataSources.query({ data_source_id: dataSourceId, filter })).results.map((one) => one.id),
  ).toEqual([copy])
  control.restore({ id })
  expect(control.live('k')).toHaveLength(2)
})

it('people move pages between data sources: values go along where a property fits', async () => {
  const { control, row } = await given()
  const other = control.addDatabase({
    title: 'Archive',
    properties: { Title: { title: {} }, Count: { number: {} } },
  })
  const id = await row('a', { Count: { number: 4 }, Link: { url: 'https://x.test' } })
  control.movePage({ page: id, dataSource: other.dataSourceId })
  expect(control.row(id).values).toEqual({ Title: 'a', Count: 4 })
  expect(control.rows(other.dataSourceId)).toHaveLength(1)
})

it('a workspace can be kept and brought back, as from an old backup', async () => {
  const { client, control, dataSourceId, row } = await given()
  const id = await row('a', { 'XIO Key': { rich_text: text('k') } })
  const held = control.snapshot()
  await client.pages.update({ page_id: id, properties: { Count: { number: 1 } } })
  const later = await row('b')
  control.restoreSnapshot(held)
  expect(control.rows(dataSourceId)).toMatchObject([{ id, values: { Count: null } }])
  await expect(client.pages.retrieve({ page_id: later })).rejects.toMatchObject({ status: 404 })
  expect(
    (await client.dataSources.query({ data_source_id: dataSourceId })).results.map((one) => one.id),
  ).toEqual([id])
  expect(control.live('k')).toEqual([id])
  control.reset()
  expect(control.keys()).toMatchObject({ k: { live: [] } })
  expect((await client.users.me({})).type).toBe('bot')
})

it('people can be told what to do over HTTP too, when the emulator is another process', async () => {
  const { notion, control, row } = await given()
  const id = await row('a')
  const tell = async (verb: string, argument: unknown): Promise<unknown> => {
    const body = JSON.stringify(argument)
    return (await fetch(`${notion.controlUrl}/${verb}`, { method: 'POST', body })).json()
  }
  await tell('setProperty', { page: id, property: 'Count', value: { number: 7 } })
  const copy = (await tell('duplicatePage', { page: id })) as { result: string }
  expect(control.row(copy.result).values.Count).toBe(7)
  expect(await tell('row', id)).toMatchObject({ result: { id, values: { Count: 7 } } })
  expect(await tell('trash', { id: 'nothing' })).toEqual({ error: 'Error: There is no thing nothing here.' })
  expect(await tell('nothing', {})).toMatchObject({
    error: expect.stringContaining('duplicatePage') as string,
  })
})
