import { describe, expect, it } from 'vitest'
import { given, paragraph, text } from './given.ts'

const ARCHIVED = "Can't edit block that is archived. You must unarchive the block before editing."

async function withBlocks(...words: string[]) {
  const bench = await given()
  const page = await bench.row('Page')
  const { results } = await bench.client.blocks.children.append({
    block_id: page,
    children: words.map(paragraph),
  })
  const words_ = () => bench.control.outline(page).map((one) => one.text)
  return { ...bench, page, ids: results.map(({ id }) => id), words: words_ }
}

describe('blocks', () => {
  it('come at the end, at the start, or after another, and keep their order', async () => {
    const { client, page, ids, words } = await withBlocks('b', 'd')
    const append = (word: string, position?: object) =>
      client.blocks.children.append({
        block_id: page,
        children: [paragraph(word)],
        ...(position && { position }),
      } as never)
    await append('a', { type: 'start' })
    await append('c', { type: 'after_block', after_block: { id: ids[0] } })
    await append('e')
    await append('f', { type: 'end' })
    expect(words()).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
    const elsewhere = { type: 'after_block', after_block: { id: page } }
    await expect(append('x', elsewhere)).rejects.toThrow('is not a child')
  })

  it('an append answers the first level only; children are listed in pages', async () => {
    const { client, page } = await withBlocks()
    const toggle = { toggle: { rich_text: text('T'), children: [paragraph('in'), paragraph('side')] } }
    const { results } = await client.blocks.children.append({
      block_id: page,
      children: [toggle, paragraph('P')],
    })
    expect(results).toMatchObject([
      { type: 'toggle', has_children: true },
      { type: 'paragraph', has_children: false },
    ])
    const inner = await client.blocks.children.list({ block_id: results[0]?.id ?? '', page_size: 1 })
    expect(inner).toMatchObject({
      has_more: true,
      results: [{ paragraph: { rich_text: [{ plain_text: 'in' }] } }],
    })
    const rest = await client.blocks.children.list({
      block_id: results[0]?.id ?? '',
      start_cursor: inner.next_cursor ?? '',
    })
    expect(rest).toMatchObject({
      has_more: false,
      next_cursor: null,
      results: [{ parent: { type: 'block_id' } }],
    })
    await expect(
      client.blocks.children.append({
        block_id: (await withDivider(client, page)) ?? '',
        children: [paragraph('x')],
      }),
    ).rejects.toThrow('does not support children')
  })

  it('an update replaces the fields it names and changes no kind', async () => {
    const { client, page, control } = await withBlocks()
    const todo = { to_do: { rich_text: text('one'), checked: true } }
    const { results } = await client.blocks.children.append({ block_id: page, children: [todo] })
    const block_id = results[0]?.id ?? ''
    const changed = await client.blocks.update({ block_id, to_do: { rich_text: text('two') } })
    expect(changed).toMatchObject({ to_do: { checked: true, rich_text: [{ plain_text: 'two' }] } })
    await expect(client.blocks.update({ block_id, paragraph: { rich_text: text('x') } })).rejects.toThrow(
      'type',
    )
    expect(control.outline(page)).toMatchObject([{ type: 'to_do', text: 'two' }])
  })

  it('a page is a block, with its rows of pages and databases below it', async () => {
    const { client, notion, databaseId, row } = await given()
    expect(await client.blocks.retrieve({ block_id: await row('P') })).toMatchObject({
      type: 'child_page',
      child_page: { title: 'P' },
    })
    const parent = { type: 'page_id' as const, page_id: notion.homeId }
    await client.pages.create({ parent, properties: { title: { title: text('Below') } } })
    expect((await client.blocks.children.list({ block_id: notion.homeId })).results).toMatchObject([
      { type: 'child_database', id: databaseId },
      { type: 'child_page', child_page: { title: 'Below' } },
    ])
  })

  it('kinds come back with all their fields', async () => {
    const { client, page } = await withBlocks()
    const children = [
      { callout: { rich_text: text('c'), icon: { emoji: '✅' } } },
      { code: { rich_text: text('x'), language: 'sql' } },
      { table: { table_width: 1, children: [{ table_row: { cells: [text('1')] } }] } },
      {
        column_list: {
          children: [{ column: { children: [paragraph('l')] } }, { column: { children: [paragraph('r')] } }],
        },
      },
      { bookmark: { url: 'https://x.test' } },
      { heading_2: { rich_text: text('h') } },
      { quote: { rich_text: text('q') } },
      { image: { external: { url: 'https://x.test/i.png' } } },
      { table_of_contents: {} },
      { link_to_page: { page_id: page } },
      { equation: { expression: 'x' } },
      { embed: { url: 'https://x.test' } },
      { numbered_list_item: { rich_text: text('n') } },
      { breadcrumb: {} },
    ]
    const { results } = await client.blocks.children.append({ block_id: page, children: children as never })
    expect(results).toHaveLength(children.length)
    const short = { table: { table_width: 2, children: [{ table_row: { cells: [text('1')] } }] } }
    await expect(client.blocks.children.append({ block_id: page, children: [short] })).rejects.toThrow(
      'table width',
    )
  })
})

describe('the trash', () => {
  it('takes a block with all below it, which then cannot be changed', async () => {
    const { client, page, control } = await withBlocks()
    const toggle = { toggle: { rich_text: text('T'), children: [paragraph('in')] } }
    const { results } = await client.blocks.children.append({ block_id: page, children: [toggle] })
    const block_id = results[0]?.id ?? ''
    const inner = (await client.blocks.children.list({ block_id })).results[0]?.id ?? ''
    expect(await client.blocks.delete({ block_id })).toMatchObject({ in_trash: true })
    const editing = [
      () => client.blocks.update({ block_id: inner, paragraph: { rich_text: text('x') } }),
      () => client.blocks.children.append({ block_id: inner, children: [paragraph('x')] }),
      () => client.blocks.delete({ block_id: inner }),
      () => client.blocks.delete({ block_id }),
    ]
    for (const edit of editing) await expect(edit()).rejects.toMatchObject({ status: 400, message: ARCHIVED })
    expect(await client.blocks.retrieve({ block_id: inner })).toMatchObject({ in_trash: true })
    await expect(client.blocks.children.list({ block_id })).rejects.toMatchObject({ status: 404 })
    expect(control.outline(page)).toEqual([])
    await client.blocks.update({ block_id, in_trash: false } as never)
    expect(control.outline(page)).toMatchObject([{ text: 'T', children: [{ text: 'in' }] }])
  })

  it('takes a page: read by id it says so, found it is no more, and it can come back', async () => {
    const { client, page, ids, control, notion, dataSourceId } = await withBlocks('a')
    for (const remove of [
      () => client.pages.update({ page_id: notion.homeId, in_trash: true }),
      () => client.blocks.delete({ block_id: notion.homeId }),
    ])
      await expect(remove()).rejects.toThrow('Archiving workspace level pages via API not supported.')
    await client.pages.update({ page_id: page, in_trash: true })
    expect(await client.pages.retrieve({ page_id: page })).toMatchObject({ in_trash: true })
    await expect(client.blocks.children.list({ block_id: page })).rejects.toMatchObject({ status: 404 })
    const editing = [
      () => client.pages.update({ page_id: page, properties: { Count: { number: 1 } } }),
      () => client.pages.update({ page_id: page, in_trash: true }),
      () => client.blocks.delete({ block_id: page }),
      () => client.blocks.update({ block_id: ids[0] ?? '', paragraph: { rich_text: text('x') } }),
      () => client.comments.create({ parent: { page_id: page }, rich_text: text('x') }),
    ]
    for (const edit of editing) await expect(edit()).rejects.toMatchObject({ status: 400, message: ARCHIVED })
    const query = async (more: object) =>
      (await client.dataSources.query({ data_source_id: dataSourceId, ...more })).results.map(({ id }) => id)
    expect([await query({}), await query({ in_trash: true })]).toEqual([[], [page]])
    expect((await client.search({ query: 'Page' })).results).toEqual([])
    await client.pages.update({ page_id: page, in_trash: false })
    expect(await query({})).toEqual([page])
    expect(control.outline(page)).toMatchObject([{ text: 'a' }])
  })
})

async function withDivider(client: Awaited<ReturnType<typeof given>>['client'], page: string) {
  return (await client.blocks.children.append({ block_id: page, children: [{ divider: {} }] })).results[0]?.id
}
