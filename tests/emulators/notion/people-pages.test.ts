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
})
