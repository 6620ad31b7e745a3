// What is asked of the real Notion and of the emulated one alike; each step may use what earlier ones made.
import type { Client } from '@notionhq/client'

/** Ids that earlier steps found, by name. */
export type Found = Record<string, string>
export type Step = { name: string; run(client: Client, found: Found): Promise<unknown> }

const text = (content: string) => [{ type: 'text' as const, text: { content } }]
const paragraph = (content: string) => ({ paragraph: { rich_text: text(content) } })
const NOBODY = '11111111-2222-4333-8444-555555555555'
const PROPERTIES = {
  Name: { title: {} },
  'XIO Key': { rich_text: {} },
  Count: { number: {} },
  Link: { url: {} },
  Kind: { select: { options: [{ name: 'one' }] } },
  State: { status: {} },
  Due: { date: {} },
}

const step = (name: string, run: Step['run']): Step => ({ name, run })
const row = (found: Found) => ({ type: 'data_source_id' as const, data_source_id: found.source ?? '' })
const query = (client: Client, found: Found, more: object) =>
  client.dataSources.query({ data_source_id: found.source ?? '', ...more })
const set = (client: Client, found: Found, properties: object) =>
  client.pages.update({ page_id: found.row ?? '', properties: properties as never })

export const STEPS: Step[] = [
  step('users.me', (client) => client.users.me({})),
  step('make a database', async (client, found) => {
    const made = await client.databases.create({
      parent: { type: 'page_id', page_id: found.home ?? '' },
      title: text('Parity'),
      initial_data_source: { properties: PROPERTIES },
    })
    found.database = made.id
    found.source = ('data_sources' in made && made.data_sources[0]?.id) || ''
    return made
  }),
  step('read its data source', (client, found) =>
    client.dataSources.retrieve({ data_source_id: found.source ?? '' }),
  ),
  step('make a row with a body', async (client, found) => {
    const children = [{ toggle: { rich_text: text('T'), children: [paragraph('in')] } }, paragraph('P')]
    const properties = { Name: { title: text('Row') }, 'XIO Key': { rich_text: text('k') } }
    const made = await client.pages.create({ parent: row(found), properties, children })
    found.row = made.id
    return made
  }),
  step('list its blocks', async (client, found) => {
    const list = await client.blocks.children.list({ block_id: found.row ?? '' })
    found.block = list.results[0]?.id ?? ''
    return list
  }),
  step('find it by its key', (client, found) =>
    query(client, found, { filter: { property: 'XIO Key', rich_text: { equals: 'k' } } }),
  ),
  step('is a key found in other letters', (client, found) =>
    query(client, found, { filter: { property: 'XIO Key', rich_text: { equals: 'K' } } }),
  ),
  step('set a time with seconds', (client, found) =>
    set(client, found, { Due: { date: { start: '2026-03-01T10:11:12Z' } } }),
  ),
  step('an unknown property', (client, found) => set(client, found, { Colour: { number: 1 } })),
  step('a value of another type', (client, found) => set(client, found, { Kind: { number: 1 } })),
  step('an unknown status', (client, found) => set(client, found, { State: { status: { name: 'x' } } })),
  step('an empty address', (client, found) => set(client, found, { Link: { url: '' } })),
  step('a day that is none', (client, found) => set(client, found, { Due: { date: { start: 'x' } } })),
  step('a text too long', (client, found) => set(client, found, { Name: { title: text('x'.repeat(2001)) } })),
  step('half a character', (client, found) => set(client, found, { Name: { title: text('\ud83d') } })),
  step('a filter of another type', (client, found) =>
    query(client, found, { filter: { property: 'Count', rich_text: { equals: 'x' } } }),
  ),
  step('a sort by nothing', (client, found) =>
    query(client, found, { sorts: [{ property: 'x', direction: 'ascending' }] }),
  ),
  step('too many at once', (client, found) => query(client, found, { page_size: 101 })),
  step('a cursor that is none', (client, found) => query(client, found, { start_cursor: NOBODY })),
  step('another kind of block', (client, found) =>
    client.blocks.update({ block_id: found.block ?? '', paragraph: { rich_text: text('x') } }),
  ),
  step('after a block of elsewhere', (client, found) =>
    client.blocks.children.append({
      block_id: found.row ?? '',
      children: [paragraph('x')],
      position: { type: 'after_block', after_block: { id: NOBODY } },
    }),
  ),
  step('options of a status', (client, found) =>
    client.dataSources.update({
      data_source_id: found.source ?? '',
      properties: { State: { status: { options: [{ name: 'planned' }] } } },
    }),
  ),
  step('a comment', (client, found) =>
    client.comments.create({ parent: { page_id: found.row ?? '' }, rich_text: text('c') }),
  ),
  step('a page that is not there', (client) => client.pages.retrieve({ page_id: NOBODY })),
  step('a database as a data source', (client, found) =>
    client.dataSources.retrieve({ data_source_id: found.database ?? '' }),
  ),
  step('into the trash', (client, found) =>
    client.pages.update({ page_id: found.row ?? '', in_trash: true }),
  ),
  step('once more', (client, found) => client.pages.update({ page_id: found.row ?? '', in_trash: true })),
  step('the blocks of what lies there', (client, found) =>
    client.blocks.children.list({ block_id: found.row ?? '' }),
  ),
  step('clean up', (client, found) =>
    client.databases.update({ database_id: found.database ?? '', in_trash: true }),
  ),
]
