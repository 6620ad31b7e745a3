import { describe, expect, it } from 'vitest'
import { given, paragraph, text } from './given.ts'

describe('pages for people', () => {
  it('the address of a page leads to it: its title, properties, text and comments', async () => {
    const { client, control, parent } = await given()
    const made = await client.pages.create({
      parent,
      properties: { Name: { title: text('Bread & <butter>') }, Link: { url: 'https://example.org/?a&b' } },
      children: [
        { toggle: { rich_text: text('Why'), children: [paragraph('Because "hungry"')] } },
        { bulleted_list_item: { rich_text: text('one') } },
        { bulleted_list_item: { rich_text: text('two') } },
        { to_do: { rich_text: text('bake'), checked: true } },
      ],
    })
    control.addComment({ page: made.id, text: 'Rye, please' })
    const url = 'url' in made ? made.url : ''
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}$/)
    const response = await fetch(url)
    const html = await response.text()
    expect(response.headers.get('content-type')).toMatch('text/html')
    expect(html).toContain('<h1>Bread &amp; &lt;butter&gt;</h1>')
    expect(html).toContain('<a href="https://example.org/?a&amp;b">')
    expect(html).toContain('<summary>Why</summary><div class="inner"><p>Because &quot;hungry&quot;</p></div>')
    expect(html).toContain('<ul><li>one</li><li>two</li></ul>')
    expect(html).toContain('Rye, please')
    expect(html).not.toContain('in the trash')
    control.trash({ id: made.id })
    expect(await (await fetch(url)).text()).toContain('This page is in the trash.')
  })

  it('a database is a table of its live rows, and the first page lists it', async () => {
    const { notion, control, databaseId, row } = await given()
    const gone = await row('Gone')
    const there = await row('There')
    control.trash({ id: gone })
    const look = async (path: string) => (await fetch(`${notion.pagesUrl}/${path}`)).text()
    const table = await look(databaseId.replaceAll('-', ''))
    expect(table).toContain(`<td><a href="/${there.replaceAll('-', '')}">There</a></td>`)
    expect(table).not.toContain('>Gone<')
    expect(table).toContain('1 row, 1 in the trash')
    expect(await look('')).toContain(`<a href="/${databaseId.replaceAll('-', '')}">`)
    expect((await fetch(`${notion.pagesUrl}/${'0'.repeat(32)}`)).status).toBe(404)
  })

  it('a link that a browser must not follow is text only', async () => {
    const { notion, control, dataSourceId } = await given()
    const page = control.addPage({ dataSource: dataSourceId, properties: { Name: { title: text('x') } } })
    control.setProperty({ page, property: 'Link', value: { url: 'javascript:alert(1)' } })
    const html = await (await fetch(`${notion.pagesUrl}/${page.replaceAll('-', '')}`)).text()
    expect(html).toContain('javascript:alert(1)')
    expect(html).not.toContain('href="javascript')
  })

  it('a person changes what they will by its forms, and no more', async () => {
    const { notion, client, control, clock, row } = await given()
    const id = await row('a', { Count: { number: 3 }, Kind: { select: { name: 'one' } } })
    const url = `${notion.pagesUrl}/${id.replaceAll('-', '')}`
    const shown = await client.pages.retrieve({ page_id: id })
    const ids = 'properties' in shown ? shown.properties : {}
    const send = (verb: string, fields: Record<string, string> = {}) =>
      fetch(`${url}/${verb}`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
    const all = {
      title: 'a',
      [ids.Count?.id ?? '']: '3',
      [ids.Kind?.id ?? '']: 'one',
      [ids.Ready?.id ?? '']: 'no',
    }
    clock.advance(60_000)
    expect((await send('set', all)).status).toBe(303)
    expect(await client.pages.retrieve({ page_id: id })).toEqual({
      ...shown,
      request_id: expect.any(String) as string,
    })
    await send('set', { ...all, [ids.Kind?.id ?? '']: 'two', [ids.Due?.id ?? '']: '2026-02-03' })
    await send('comment', { text: 'hm' })
    await send('write', { text: 'mine' })
    expect(control.row(id).values).toMatchObject({
      Name: 'a',
      Count: 3,
      Kind: 'two',
      Due: '2026-02-03',
      Ready: false,
    })
    expect([control.comments(id), control.outline(id)]).toMatchObject([
      ['hm'],
      [{ text: 'mine', by: 'person' }],
    ])
    expect((await send('set', { [ids.Due?.id ?? '']: 'tomorrow' })).status).toBe(400)
    await send('trash')
    expect(control.row(id).trashed).toBe(true)
    await send('restore')
    const copy = (await send('duplicate')).headers.get('location') ?? ''
    expect(control.row(copy.slice(1)).values).toMatchObject({ Name: 'a', Kind: 'two' })
    expect([(await send('nothing')).status, (await fetch(`${url}/trash`)).status]).toEqual([404, 404])
    expect(await (await fetch(url)).text()).toContain('<option selected>two</option>')
  })
})
