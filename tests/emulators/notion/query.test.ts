import { describe, expect, it } from 'vitest'
import { given, text } from './given.ts'

type Bench = Awaited<ReturnType<typeof given>>
const names = async ({ client, control, dataSourceId }: Bench, query: object) => {
  const { results } = await client.dataSources.query({ data_source_id: dataSourceId, ...query })
  return results.map(({ id }) => control.row(id).values.Name)
}

async function withRows() {
  const bench = await given()
  const { row, clock } = bench
  await row('Ant', {
    Count: { number: 3 },
    Kind: { select: { name: 'one' } },
    Tags: { multi_select: [{ name: 'x' }] },
    Due: { date: { start: '2026-01-10' } },
  })
  clock.advance(60_000)
  await row('Bee', {
    Count: { number: 1 },
    Ready: { checkbox: true },
    'XIO Key': { rich_text: text('k/1') },
    State: { status: { name: 'Done' } },
  })
  clock.advance(60_000)
  await row('Cow', {
    Count: { number: 2 },
    Link: { url: 'https://x.test' },
    Tags: { multi_select: [{ name: 'x' }, { name: 'y' }] },
    Due: { date: { start: '2026-01-11T09:00:00Z' } },
  })
  return bench
}

describe('a query', () => {
  it.each<[object, string[]]>([
    [{ property: 'XIO Key', rich_text: { equals: 'k/1' } }, ['Bee']],
    [{ property: 'XIO Key', rich_text: { equals: 'k/' } }, []],
    [{ property: 'XIO Key', rich_text: { starts_with: 'k/' } }, ['Bee']],
    [{ property: 'XIO Key', rich_text: { is_empty: true } }, ['Ant', 'Cow']],
    [{ property: 'Name', title: { contains: 'e' } }, ['Bee']],
    [{ property: 'title', title: { does_not_equal: 'Ant' } }, ['Bee', 'Cow']],
    [{ property: 'Count', number: { greater_than_or_equal_to: 2 } }, ['Ant', 'Cow']],
    [{ property: 'Ready', checkbox: { equals: true } }, ['Bee']],
    [{ property: 'Kind', select: { equals: 'one' } }, ['Ant']],
    [{ property: 'Kind', select: { is_empty: true } }, ['Bee', 'Cow']],
    [{ property: 'State', status: { does_not_equal: 'Done' } }, ['Ant', 'Cow']],
    [{ property: 'Tags', multi_select: { contains: 'y' } }, ['Cow']],
    [{ property: 'Link', url: { is_not_empty: true } }, ['Cow']],
    [{ property: 'Due', date: { on_or_before: '2026-01-10' } }, ['Ant']],
    [{ property: 'Due', date: { after: '2026-01-10' } }, ['Cow']],
    [{ property: 'Who', people: { is_empty: true } }, ['Ant', 'Bee', 'Cow']],
    [{ timestamp: 'created_time', created_time: { on_or_after: '2026-01-05T09:01:00Z' } }, ['Bee', 'Cow']],
    [
      {
        and: [
          { property: 'Count', number: { less_than: 3 } },
          { property: 'Ready', checkbox: { equals: false } },
        ],
      },
      ['Cow'],
    ],
    [
      {
        or: [
          { property: 'Name', title: { equals: 'Ant' } },
          { and: [{ property: 'Name', title: { equals: 'Bee' } }] },
        ],
      },
      ['Ant', 'Bee'],
    ],
  ])('finds by %j', async (filter, found) => {
    const bench = await withRows()
    expect(await names(bench, { filter, sorts: [{ property: 'Name', direction: 'ascending' }] })).toEqual(
      found,
    )
    expect(bench.control.unserved()).toEqual([])
  })

  it.each<[object, string]>([
    [
      { filter: { property: 'Colour', rich_text: { equals: 'x' } } },
      'Could not find property with name or id: Colour',
    ],
    [
      { filter: { property: 'Count', rich_text: { equals: 'x' } } },
      'The property type in the database does not match the property type of the filter provided: database property number does not match filter rich_text',
    ],
    [
      { sorts: [{ property: 'Colour', direction: 'ascending' }] },
      'Could not find sort property with name or id: Colour',
    ],
    [{ sorts: [{ property: 'Name', direction: 'up' }] }, 'body.sorts[0].direction'],
    [
      { filter: { property: 'Count', number: { equals: 'x' } } },
      'body.filter.number.equals should be a number',
    ],
    [
      { filter: { and: [{ or: [{ and: [{ property: 'Name', title: { equals: 'x' } }] }] }] } },
      'should be not present',
    ],
    [{ filter_properties: ['nope'] }, 'Could not find property with name or id: nope'],
  ])('%j is refused', async (query, message) => {
    const { client, dataSourceId } = await given()
    await expect(client.dataSources.query({ data_source_id: dataSourceId, ...query })).rejects.toThrow(
      message,
    )
  })

  it('sorts, by several too, and with no sort promises no order', async () => {
    const bench = await withRows()
    const by = (property: string, direction: string) => ({ property, direction })
    expect(await names(bench, { sorts: [by('Count', 'ascending')] })).toEqual(['Bee', 'Cow', 'Ant'])
    expect(await names(bench, { sorts: [by('Ready', 'descending'), by('Name', 'descending')] })).toEqual([
      'Bee',
      'Cow',
      'Ant',
    ])
    const newest = [{ timestamp: 'created_time', direction: 'descending' }]
    expect(await names(bench, { sorts: newest })).toEqual(['Cow', 'Bee', 'Ant'])
    const { client, dataSourceId } = bench
    const ids = (await client.dataSources.query({ data_source_id: dataSourceId })).results.map(({ id }) => id)
    expect(ids).toEqual(ids.toSorted())
  })

  it('goes on from a cursor, tells the properties that are asked for, and pages only', async () => {
    const { client, dataSourceId, ...bench } = await withRows()
    const sorts = [{ property: 'Name', direction: 'ascending' as const }]
    const ask = (more: object) => client.dataSources.query({ data_source_id: dataSourceId, sorts, ...more })
    const first = await ask({ page_size: 2, filter_properties: ['title'] })
    expect([first.results.length, first.has_more]).toEqual([2, true])
    expect(first.results.map((one) => 'properties' in one && Object.keys(one.properties))).toEqual([
      ['Name'],
      ['Name'],
    ])
    const rest = await ask({ page_size: 2, start_cursor: first.next_cursor ?? '' })
    expect([rest.results.length, rest.has_more, rest.next_cursor]).toEqual([1, false, null])
    await expect(ask({ sorts: [], start_cursor: first.next_cursor ?? '' })).rejects.toThrow('start_cursor')
    expect((await ask({ result_type: 'data_source' })).results).toEqual([])
    bench.control.setManners({ short: true })
    const short = await ask({ page_size: 3 })
    expect(short.results.length).toBeGreaterThan(0)
    bench.control.setManners({ short: false, cap: 2 })
    const status = { type: 'incomplete', incomplete_reason: 'query_result_limit_reached' }
    expect(await ask({})).toMatchObject({ has_more: false, next_cursor: null, request_status: status })
    expect(await ask({ page_size: 1 })).not.toHaveProperty('request_status')
  })
})

describe('what a query sees may lag', () => {
  const key = { property: 'XIO Key', rich_text: { equals: 'k' } }
  const keyed = { 'XIO Key': { rich_text: text('k') } }

  it('by a fixed time, while a read by id is fresh', async () => {
    const { client, control, clock, row, ...bench } = await given()
    const seen = () => names({ client, control, clock, row, ...bench }, { filter: key })
    control.setLag({ query: 30_000 })
    const id = await row('a', keyed)
    expect(await client.pages.retrieve({ page_id: id })).toMatchObject({ id })
    clock.advance(29_999)
    expect(await seen()).toEqual([])
    clock.advance(1)
    expect(await seen()).toEqual(['a'])
    await client.pages.update({ page_id: id, in_trash: true })
    expect(await seen()).toEqual(['a'])
    clock.advance(30_000)
    expect(await seen()).toEqual([])
  })

  it('until a test releases it, and search by itself', async () => {
    const { client, control, dataSourceId, row } = await given()
    control.setLag({ query: 'until released', search: 1000 })
    await row('a', keyed)
    const both = async () => [
      (await client.dataSources.query({ data_source_id: dataSourceId })).results.length,
      (await client.search({ query: 'a', filter: { property: 'object', value: 'page' } })).results.length,
    ]
    expect(await both()).toEqual([0, 0])
    control.advance(1000)
    expect(await both()).toEqual([0, 1])
    control.releaseLag()
    expect(await both()).toEqual([1, 1])
  })

  it('by chance, the same for the same seed, and never so that an older state comes after a newer one', async () => {
    const run = async (seed: number) => {
      const { client, control, clock, dataSourceId, row } = await given({ seed })
      control.setLag({ query: [0, 10_000] })
      const id = await row('0')
      const seen: string[] = []
      for (let n = 1; n < 12; n++) {
        await client.pages.update({ page_id: id, properties: { Count: { number: n } } })
        clock.advance(1000)
        const { results } = await client.dataSources.query({ data_source_id: dataSourceId })
        seen.push(results.map((one) => 'properties' in one && JSON.stringify(one.properties.Count)).join())
      }
      return seen.map((one) => Number(/"number":(\d+)/.exec(one)?.[1] ?? 0))
    }
    const first = await run(5)
    expect(first).toEqual(first.toSorted((a, b) => a - b))
    expect(first.every((count, n) => count === n + 1)).toBe(false)
    expect(await run(5)).toEqual(first)
  })

  it('reads by id lag only where a test says so', async () => {
    const { client, control, clock, row } = await given()
    const id = await row('a')
    control.setLag({ read: 5000 })
    await client.pages.update({ page_id: id, properties: { Count: { number: 1 } } })
    const count = async () => {
      const page = await client.pages.retrieve({ page_id: id })
      return 'properties' in page ? page.properties.Count : null
    }
    expect(await count()).toMatchObject({ number: null })
    clock.advance(5000)
    expect(await count()).toMatchObject({ number: 1 })
  })
})
