import { describe, expect, it } from 'vitest'
import { given, text } from './given.ts'

type Given = Awaited<ReturnType<typeof given>>
const setting = async ({ client, row }: Given, properties: object) =>
  client.pages.update({ page_id: await row('a'), properties: properties as never })

describe('what is written must mean something', () => {
  it.each<[object, string]>([
    [{ Colour: { number: 1 } }, 'Colour is not a property that exists.'],
    [{ Kind: { number: 1 } }, 'Kind is expected to be select.'],
    [
      { State: { status: { name: 'planned' } } },
      'Invalid status option. Status option "planned" does not exist',
    ],
    [{ Kind: { select: { name: 'a, b' } } }, 'Invalid select option, commas not allowed: a, b'],
    [{ Tags: { multi_select: [{ name: 'a, b' }] } }, 'Invalid select option, commas not allowed: a, b'],
    [{ Born: { created_time: '2026-01-01T00:00:00Z' } }, 'Born'],
    [{ Link: { url: '' } }, 'body.properties.Link.url.length should be ≥ `1`, instead was `0`.'],
    [
      { Due: { date: { start: 'tomorrow' } } },
      'date.start should be a valid ISO 8601 date string, instead was `"tomorrow"`.',
    ],
    [{ Count: { number: 'three' } }, 'body.properties.Count.number should be a number'],
    [
      { Who: { people: [{ object: 'user', id: '11111111-2222-4333-8444-555555555555' }] } },
      'Could not find user',
    ],
    [
      { Tags: { multi_select: Array.from({ length: 101 }, (_, n) => ({ name: `${n}` })) } },
      '≤ `100`, instead was `101`',
    ],
  ])('%j is refused', async (properties, message) => {
    const bench = await given()
    await expect(setting(bench, properties)).rejects.toThrow(message)
    expect(bench.control.rows(bench.dataSourceId)[0]?.values).toMatchObject({ Count: null, Kind: null })
  })

  it('an unknown choice of a select is made, that of a status never; choices keep their ids', async () => {
    const bench = await given()
    const { client, control, dataSourceId } = bench
    const page = await setting(bench, {
      Kind: { select: { name: 'three' } },
      Tags: { multi_select: [{ name: 'x' }, { name: 'y' }] },
    })
    expect(control.row(page.id).values).toMatchObject({ Kind: 'three', Tags: ['x', 'y'] })
    const { properties } = await client.dataSources.retrieve({ data_source_id: dataSourceId })
    const kind = properties.Kind
    expect(kind?.type === 'select' && kind.select.options.map(({ name }) => name)).toEqual([
      'one',
      'two',
      'three',
    ])
    await client.pages.update({
      page_id: page.id,
      properties: { Kind: { select: null }, Tags: { multi_select: [] } },
    })
    expect(control.row(page.id).values).toMatchObject({ Kind: null, Tags: [] })
  })

  it('a relation leads to pages of its data source only, and its other side follows', async () => {
    const { client, control, notion, dataSourceId, row } = await given()
    const meetings = control.addDatabase({ title: 'Meetings', properties: { Name: { title: {} } } })
    await client.dataSources.update({
      data_source_id: dataSourceId,
      properties: {
        Meeting: {
          relation: {
            data_source_id: meetings.dataSourceId,
            dual_property: { synced_property_name: 'Tasks' },
          },
        },
      },
    })
    const meeting = control.addPage({
      dataSource: meetings.dataSourceId,
      properties: { Name: { title: text('M') } },
    })
    const task = await row('T', { Meeting: { relation: [{ id: meeting }] } })
    expect(control.row(task).values.Meeting).toEqual([meeting])
    expect(control.row(meeting).values.Tasks).toEqual([task])
    await expect(row('U', { Meeting: { relation: [{ id: task }] } })).rejects.toThrow('another data source')
    await expect(row('U', { Meeting: { relation: [{ id: notion.token }] } })).rejects.toThrow('valid uuid')
    await client.pages.update({ page_id: task, properties: { Meeting: { relation: [] } } })
    expect(control.row(meeting).values.Tasks).toEqual([])
  })
})

describe('what a write changes', () => {
  it('the time to the minute, who it was, and nothing of it by a comment', async () => {
    const { client, control, clock, row } = await given()
    clock.advance(59_000)
    const id = await row('a')
    const read = async () => client.pages.retrieve({ page_id: id })
    const first = await read()
    expect(first).toMatchObject({
      created_time: '2026-01-05T09:00:00.000Z',
      last_edited_time: '2026-01-05T09:00:00.000Z',
    })
    clock.advance(61_000)
    await client.comments.create({ parent: { page_id: id }, rich_text: text('hm') })
    expect(await read()).toMatchObject({ last_edited_time: '2026-01-05T09:00:00.000Z' })
    control.setProperty({ page: id, property: 'Count', value: { number: 1 } })
    const bot = await client.users.me({})
    const edited = await read()
    expect(edited).toMatchObject({ last_edited_time: '2026-01-05T09:02:00.000Z', created_by: { id: bot.id } })
    expect('last_edited_by' in edited && edited.last_edited_by.id).not.toBe(bot.id)
    await client.blocks.children.append({ block_id: id, children: [{ divider: {} }] })
    expect(await read()).toMatchObject({ last_edited_by: { id: bot.id } })
  })

  it('texts, dates and empty values come back whole', async () => {
    const { client, parent } = await given()
    const page = await client.pages.create({
      parent,
      properties: {
        Name: {
          title: [{ text: { content: 'a', link: { url: 'https://x.test/' } }, annotations: { bold: true } }],
        },
        Due: { date: { start: '2026-03-01T10:11:12Z' } },
      },
    })
    expect(page).toMatchObject({
      in_trash: false,
      is_locked: false,
      icon: null,
      parent: { type: 'data_source_id', data_source_id: parent.data_source_id },
      properties: {
        Name: {
          id: 'title',
          title: [
            {
              type: 'text',
              text: { content: 'a', link: { url: 'https://x.test/' } },
              plain_text: 'a',
              href: 'https://x.test/',
              annotations: { bold: true, italic: false, code: false, color: 'default' },
            },
          ],
        },
        Due: { date: { start: '2026-03-01T10:11:00.000+00:00', end: null, time_zone: null } },
        Count: { number: null },
        Link: { url: null },
        Who: { people: [] },
        Ready: { checkbox: false },
        State: { status: { name: 'Not started' } },
        'XIO Key': { rich_text: [] },
      },
    })
  })

  it('half a character is lost, whole ones of any kind stay', async () => {
    const { control, row } = await given()
    const whole = 'שלום & <b> 😀 é'
    expect(control.row(await row(whole)).values.Name).toBe(whole)
    expect(control.row(await row('😀'.slice(0, 1))).values.Name).toBe('\uFFFD')
  })
})
