import { expect, it } from 'vitest'
import { given, text } from './given.ts'

it('a page tells 25 references and that there are more; the property tells all, page by page', async () => {
  const { client, control, dataSourceId, row } = await given()
  const people = control.addDatabase({ title: 'Topics', properties: { Name: { title: {} } } })
  await client.dataSources.update({
    data_source_id: dataSourceId,
    properties: { Topics: { relation: { data_source_id: people.dataSourceId, single_property: {} } } },
  })
  const add = (n: number) =>
    control.addPage({ dataSource: people.dataSourceId, properties: { Name: { title: text(`${n}`) } } })
  const ids = Array.from({ length: 60 }, (_, n) => add(n))
  const id = await row('a', { Topics: { relation: ids.map((one) => ({ id: one })) } })
  const page = await client.pages.retrieve({ page_id: id })
  const topics = 'properties' in page ? page.properties.Topics : undefined
  expect(topics).toMatchObject({ has_more: true, relation: ids.slice(0, 25).map((one) => ({ id: one })) })
  const property_id = topics?.id ?? ''
  const all: string[] = []
  let cursor: string | null = null
  do {
    const list = await client.pages.properties.retrieve({
      page_id: id,
      property_id,
      page_size: 40,
      ...(cursor !== null && { start_cursor: cursor }),
    })
    if (list.object !== 'list') throw new Error('A list was wanted.')
    all.push(...list.results.flatMap((one) => (one.type === 'relation' ? one.relation.id : [])))
    cursor = list.next_cursor
  } while (cursor !== null)
  expect(all).toEqual(ids)
  control.trash({ id: ids[0] ?? '' })
  expect(control.row(id).values.Topics).toEqual(ids.slice(1))
})

it('a text is cut at its 26th mention, and single values are told as they are', async () => {
  const { client, row } = await given()
  const target = await row('target')
  const mention = { mention: { page: { id: target } } }
  const mentions = Array.from({ length: 30 }, () => mention)
  const id = await row('a', { 'XIO Hash': { rich_text: [...text('See '), ...mentions] as never } })
  const page = await client.pages.retrieve({ page_id: id })
  const shown = 'properties' in page ? page.properties['XIO Hash'] : undefined
  expect(shown?.type === 'rich_text' && shown.rich_text).toHaveLength(26)
  const whole = await client.pages.properties.retrieve({ page_id: id, property_id: shown?.id ?? '' })
  expect(whole.object === 'list' && whole.results).toHaveLength(31)
  const ready = 'properties' in page ? page.properties.Ready?.id : undefined
  expect(await client.pages.properties.retrieve({ page_id: id, property_id: ready ?? '' })).toMatchObject({
    checkbox: false,
  })
  await expect(client.pages.properties.retrieve({ page_id: id, property_id: 'nope' })).rejects.toThrow(
    'Could not find property',
  )
})
