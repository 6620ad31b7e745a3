// Databases, and the data sources they hold.
import { find, type Handler, mustLive, type Route, type Version } from './ask.ts'
import { cover, icon, pictured } from './blocks-content.ts'
import { boolean, type Check, type Json, record, tagged, unserved, uuid } from './checks.ts'
import { archived, invalid, notFound } from './errors.ts'
import { dashed } from './ids.ts'
import { changeProperty, makeDatabase, makeSource } from './making.ts'
import { normalised, richText } from './rich-text.ts'
import {
  changedProperties,
  checkColors,
  checkNames,
  checkOptions,
  findProperty,
  newProperties,
} from './schema.ts'
import { databaseView, sourceView } from './views.ts'
import type { DataSource, World } from './world.ts'

const parent = tagged({ page_id: uuid, workspace: boolean })
const database = record(
  { parent },
  {
    title: richText,
    description: richText,
    is_inline: boolean,
    icon,
    cover,
    initial_data_source: record({}, { properties: newProperties }),
  },
)
const databaseUpdate = (version: Version): Check =>
  record(
    {},
    {
      title: richText,
      description: richText,
      is_inline: boolean,
      icon,
      cover,
      in_trash: boolean,
      is_locked: boolean,
      parent: unserved,
      ...old(version),
    },
  )
const old = (version: Version): Record<string, Check> =>
  version === '2025-09-03' ? { archived: boolean } : {}

const createDatabase: Handler = (ask) => {
  const { world, token, body } = ask
  const given = body.parent as Json
  if (given.page_id === undefined)
    throw invalid('Internal integrations cannot create databases at the workspace level: name a parent page.')
  const page = find(ask, 'page', given.page_id)
  mustLive(ask, page)
  const properties = ((body.initial_data_source as Json | undefined)?.properties as Json | undefined) ?? {
    Name: { title: {} },
  }
  checkNames(properties)
  checkRelations(world, properties, token.name)
  return () => {
    const made = makeDatabase(
      world,
      token.botId,
      { type: 'page_id', page_id: page.id },
      { ...body, properties },
    )
    return databaseView(ask, made)
  }
}

function checkRelations(world: World, properties: Json, integration: string): void {
  for (const given of Object.values(properties)) {
    const id = ((given as Json | null)?.relation as { data_source_id?: string } | undefined)?.data_source_id
    if (id === undefined) continue
    const known = world.get('data_source', dashed(id) ?? '')
    if (known === undefined) throw notFound('data source', dashed(id) ?? id, integration)
  }
}

const retrieveDatabase: Handler = (ask) => {
  const found = find(ask, 'database')
  return () => databaseView(ask, found)
}

const updateDatabase: Handler = (ask) => {
  const { world, token, body } = ask
  const found = find(ask, 'database')
  const trash = (body.in_trash ?? body.archived) as boolean | undefined
  if (world.trashed(found) && !(trash === false && found.trashed)) throw archived()
  return () => {
    if (body.title) found.title = normalised(body.title)
    if (body.description) found.description = normalised(body.description)
    if (body.icon !== undefined) found.icon = body.icon && pictured(body.icon as Json)
    if (body.cover !== undefined) found.cover = body.cover && pictured(body.cover as Json)
    if (body.is_inline !== undefined) found.inline = body.is_inline === true
    if (body.is_locked !== undefined) found.locked = body.is_locked === true
    if (trash !== undefined) found.trashed = trash
    world.touch(found, token.botId)
    return databaseView(ask, found)
  }
}

const createSource: Handler = (ask) => {
  const { world, token, body } = ask
  const found = find(ask, 'database', (body.parent as Json).database_id)
  mustLive(ask, found)
  const properties = body.properties as Json
  checkNames(properties)
  checkRelations(world, properties, token.name)
  return () => sourceView(ask, makeSource(world, token.botId, found, body))
}

const retrieveSource: Handler = (ask) => {
  const found = find(ask, 'data_source')
  return () => sourceView(ask, found)
}

const updateSource: Handler = (ask) => {
  const { world, token, body } = ask
  const found = find(ask, 'data_source')
  const trash = (body.in_trash ?? body.archived) as boolean | undefined
  if (world.trashed(found) && !(trash === false && found.trashed)) throw archived()
  const changes = (body.properties as Json | undefined) ?? {}
  checkChanges(world, found, changes, token.name)
  return () => {
    if (body.title) found.title = normalised(body.title)
    if (body.icon !== undefined) found.icon = body.icon && pictured(body.icon as Json)
    if (trash !== undefined) found.trashed = trash
    for (const [key, change] of Object.entries(changes))
      changeProperty(world, found, key, change as Json | null)
    world.touch(found, token.botId)
    return sourceView(ask, found)
  }
}

function checkChanges(world: World, source: DataSource, changes: Json, integration: string): void {
  for (const [key, change] of Object.entries(changes)) {
    const property = findProperty(source.properties, key)
    const given = change as Json | null
    if (property === undefined) {
      const makes =
        given !== null && Object.keys(given).some((one) => !['name', 'description', 'type'].includes(one))
      if (!makes) throw invalid(`Could not find property with name or id: ${key}`)
      if (given.title !== undefined) throw invalid('Cannot create new title property')
      checkOptions(key, given)
      continue
    }
    if (given === null && property.type === 'title') throw invalid('Cannot delete title property')
    const name = given?.name
    if (name !== undefined && source.properties.some((one) => one !== property && one.name === name))
      throw invalid(`Cannot rename property to ${String(name)}: there is another property of that name.`)
    if (given === null || given[property.type] === undefined) continue
    checkOptions(key, given)
    checkColors(property, ((given[property.type] as Json).options as Json[] | undefined) ?? [])
  }
  checkRelations(world, changes, integration)
}

const source = record(
  { parent: tagged({ database_id: uuid }), properties: newProperties },
  { title: richText, icon },
)
const sourceUpdate = (version: Version): Check =>
  record(
    {},
    {
      title: richText,
      icon,
      properties: changedProperties,
      in_trash: boolean,
      parent: unserved,
      ...old(version),
    },
  )

const [databases, sources] = [/^\/v1\/databases$/, /^\/v1\/data_sources$/]
const [oneDatabase, oneSource] = [/^\/v1\/databases\/([^/]+)$/, /^\/v1\/data_sources\/([^/]+)$/]
const byDatabase = { path: oneDatabase, id: 'database_id', official: '/v1/databases/{database_id}' }
const bySource = { path: oneSource, id: 'data_source_id', official: '/v1/data_sources/{data_source_id}' }
export const sourceRoutes: Route[] = [
  {
    method: 'POST',
    path: databases,
    body: () => database,
    official: '/v1/databases',
    write: true,
    handle: createDatabase,
  },
  { method: 'GET', ...byDatabase, write: false, handle: retrieveDatabase },
  { method: 'PATCH', ...byDatabase, body: databaseUpdate, write: true, handle: updateDatabase },
  {
    method: 'POST',
    path: sources,
    body: () => source,
    official: '/v1/data_sources',
    write: true,
    handle: createSource,
  },
  { method: 'GET', ...bySource, write: false, handle: retrieveSource },
  { method: 'PATCH', ...bySource, body: sourceUpdate, write: true, handle: updateSource },
]
