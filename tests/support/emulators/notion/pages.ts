// Creating, reading and changing pages.
import { type Ask, Cursors, find, type Handler, mustLive, pageSize, type Route, type Version } from './ask.ts'
import { addBlocks } from './blocks.ts'
import { checkTotal, cover, icon, newBlocks, pictured } from './blocks-content.ts'
import { boolean, type Check, choice, type Json, record, tagged, unserved, uuid } from './checks.ts'
import { archived, invalid, notFound } from './errors.ts'
import { findProperty } from './schema.ts'
import { wholeValue } from './value-views.ts'
import { checkValues, defaults, newValues, writeValues } from './values.ts'
import { pageView, propertiesOf } from './views.ts'
import type { Anything, Page, Parent } from './world.ts'

const PARENTS = { page_id: uuid, database_id: uuid, data_source_id: uuid, workspace: choice(true) }
const besides = { markdown: unserved, template: unserved, position: unserved }
const newPage = record(
  { parent: tagged(PARENTS) },
  { properties: newValues, children: newBlocks, icon, cover, ...besides },
)
const changes = { properties: newValues, in_trash: boolean, icon, cover, is_locked: boolean }
const pageUpdate = (version: Version): Check =>
  record(
    {},
    {
      ...changes,
      ...(version === '2025-09-03' && { archived: boolean }),
      erase_content: unserved,
      template: unserved,
    },
  )

const create: Handler = (ask) => {
  const { world, token, body } = ask
  const parent = parentOf(ask)
  const given = (body.properties as Json | undefined) ?? {}
  const properties = propertiesOf(world, { parent })
  const values = checkValues(world, properties, given, token.name)
  const children = (body.children as Json[] | undefined) ?? []
  checkTotal(children, 'body.children')
  return () => {
    const page: Page = {
      ...world.born(token.botId, parent),
      kind: 'page',
      values: defaults(properties),
      children: [],
      icon: body.icon ? pictured(body.icon as Json) : null,
      cover: body.cover ? pictured(body.cover as Json) : null,
      locked: false,
    }
    world.things.set(page.id, page)
    world.siblings(page)?.push(page.id)
    for (const { id, type } of properties)
      if (type === 'unique_id') page.values[id] = nextNumber(ask, parent, id)
    writeValues(world, page, values)
    addBlocks(world, page, children, token.botId)
    world.touch(page, token.botId)
    return pageView(ask, page)
  }
}

function nextNumber({ world }: Ask, parent: Parent, id: string): number {
  const rows = world.all('page').filter((page) => page.parent.type === parent.type)
  return Math.max(0, ...rows.map(({ values }) => Number(values[id] ?? 0))) + 1
}

function parentOf(ask: Ask): Parent {
  const given = ask.body.parent as Json
  if (given.workspace !== undefined)
    throw invalid('Internal integrations cannot create pages at the workspace level: name a parent page.')
  if (given.page_id !== undefined) {
    const page = find(ask, 'page', given.page_id)
    mustLive(ask, page)
    return { type: 'page_id', page_id: page.id }
  }
  const source =
    given.data_source_id === undefined
      ? onlySource(ask, given.database_id)
      : find(ask, 'data_source', given.data_source_id)
  mustLive(ask, source)
  return { type: 'data_source_id', data_source_id: source.id, database_id: source.database }
}

function onlySource(ask: Ask, id: unknown) {
  const { sources } = find(ask, 'database', id)
  if (sources.length !== 1)
    throw invalid(
      `Databases with multiple data sources are not supported in this API version: name one of ${sources.join(', ')}.`,
    )
  return find(ask, 'data_source', sources[0])
}

/** By id a page is read as it is, unless a test says that even this lags. */
const retrieve: Handler = (ask) => {
  const { world, id } = ask
  const page = find(ask, 'page')
  const seen = world.lag.read.lag === 0 ? page : world.lag.read.get(id)
  if (seen === undefined) throw notFound('page', id, ask.token.name)
  const only = ask.query.getAll('filter_properties')
  checkOnly(ask, seen, only)
  return () => pageView(ask, seen, only)
}

export function checkOnly(ask: Ask, page: Pick<Page, 'parent'>, only: readonly string[]): void {
  const properties = propertiesOf(ask.world, page)
  for (const one of only)
    if (!properties.some(({ id }) => id === one || decodeURIComponent(id) === one))
      throw invalid(`Could not find property with name or id: ${one}`)
}

const update: Handler = (ask) => {
  const { world, token, body } = ask
  const page = find(ask, 'page')
  const trash = (body.in_trash ?? body.archived) as boolean | undefined
  // Only bringing it back is possible where it lies itself in the trash.
  if (world.trashed(page) && !(trash === false && page.trashed)) throw archived()
  mayTrash(page, trash)
  const values = checkValues(
    world,
    propertiesOf(world, page),
    (body.properties as Json | undefined) ?? {},
    token.name,
  )
  return () => {
    writeValues(world, page, values)
    if (trash !== undefined) page.trashed = trash
    if (body.icon !== undefined) page.icon = body.icon && pictured(body.icon as Json)
    if (body.cover !== undefined) page.cover = body.cover && pictured(body.cover as Json)
    if (body.is_locked !== undefined) page.locked = body.is_locked === true
    world.touch(page, token.botId)
    return pageView(ask, page)
  }
}

/** What stands in no other page can be put into the trash by people only. */
export function mayTrash(thing: Anything, trash: boolean | undefined): void {
  if (trash === true && thing.parent.type === 'workspace')
    throw invalid('Archiving workspace level pages via API not supported.')
}

const PAGED = new Set(['title', 'rich_text', 'relation', 'people'])
const items = new Cursors()

const property: Handler = (ask) => {
  const { world, query, rest } = ask
  const page = find(ask, 'page')
  const found = findProperty(propertiesOf(world, page), decodeURIComponent(rest))
  if (found === undefined) throw invalid(`Could not find property with name or id: ${rest}`)
  const { id, type } = found
  const whole = wholeValue(world, found, page)
  if (!PAGED.has(type)) return () => ({ object: 'property_item', id, type, [type]: whole })
  const each = (whole as Json[]).map((one) => ({ object: 'property_item', id, type, [type]: one }))
  const size = pageSize(query.get('page_size'), 'query.page_size')
  const list = `${page.id}/${id}`
  const given = { cursor: query.get('start_cursor'), size, strict: true }
  items.check(list, given.cursor, true)
  const around = {
    object: 'list',
    type: 'property_item',
    property_item: { id, type, [type]: {}, next_url: null },
  }
  return () => ({ ...around, ...items.cut(ask, list, each, given) })
}

export const pageRoutes: Route[] = [
  {
    method: 'POST',
    path: /^\/v1\/pages$/,
    body: () => newPage,
    official: '/v1/pages',
    write: true,
    handle: create,
  },
  {
    method: 'GET',
    path: /^\/v1\/pages\/([^/]+)$/,
    id: 'page_id',
    query: ['filter_properties'],
    official: '/v1/pages/{page_id}',
    write: false,
    handle: retrieve,
  },
  {
    method: 'PATCH',
    path: /^\/v1\/pages\/([^/]+)$/,
    id: 'page_id',
    body: pageUpdate,
    official: '/v1/pages/{page_id}',
    write: true,
    handle: update,
  },
  {
    method: 'GET',
    path: /^\/v1\/pages\/([^/]+)\/properties\/([^/]+)$/,
    id: 'page_id',
    query: ['start_cursor', 'page_size'],
    official: '/v1/pages/{page_id}/properties/{property_id}',
    write: false,
    handle: property,
  },
]
