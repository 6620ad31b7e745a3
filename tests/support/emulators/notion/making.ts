// Makes databases and data sources, and changes their properties: what API and people do alike.
import { pictured } from './blocks-content.ts'
import type { Json } from './checks.ts'
import { dashed } from './ids.ts'
import { normalised } from './rich-text.ts'
import { changeOptions, findProperty, newProperty, type Property } from './schema.ts'
import { forgetOptions } from './values.ts'
import type { Database, DataSource, Parent, World } from './world.ts'

export function makeDatabase(world: World, by: string, parent: Parent, given: Json): Database {
  const title = normalised(given.title ?? [])
  const made: Database = {
    ...world.born(by, parent),
    kind: 'database',
    title,
    description: normalised(given.description ?? []),
    sources: [],
    icon: given.icon ? pictured(given.icon as Json) : null,
    cover: given.cover ? pictured(given.cover as Json) : null,
    inline: given.is_inline === true,
    locked: false,
  }
  world.siblings(made)?.push(made.id)
  world.touch(made, by)
  makeSource(world, by, made, { title: given.title, properties: given.properties })
  return made
}

export function makeSource(world: World, by: string, database: Database, given: Json): DataSource {
  const made: DataSource = {
    ...world.born(by, { type: 'database_id', database_id: database.id }),
    kind: 'data_source',
    database: database.id,
    title: normalised(given.title ?? []),
    description: [],
    icon: null,
    properties: [],
  }
  world.things.set(made.id, made)
  database.sources.push(made.id)
  for (const [name, one] of Object.entries(given.properties as Json))
    addProperty(world, made, name, one as Json)
  world.touch(made, by)
  return made
}

export function addProperty(world: World, source: DataSource, name: string, given: Json): Property {
  const made = newProperty(world.ids, name, given)
  source.properties.push(made)
  if (made.type === 'relation') relate(world, source, made, given.relation as Json)
  return made
}

/** A relation may have its other side in the data source it points to. */
function relate(world: World, source: DataSource, property: Property, given: Json): void {
  const target = world.get('data_source', dashed(given.data_source_id) ?? '')
  if (target === undefined) return
  property.relation = { source: target.id, database: target.database, twin: null }
  if (given.dual_property === undefined) return
  const name = (given.dual_property as { synced_property_name?: string }).synced_property_name
  const other = newProperty(world.ids, name ?? `Related to ${property.name}`, { relation: {} })
  other.relation = { source: source.id, database: source.database, twin: property.id }
  property.relation.twin = other.id
  target.properties.push(other)
}

/** Removes it, renames it, changes its options or its type, or makes it where there is none. */
export function changeProperty(world: World, source: DataSource, key: string, change: Json | null): void {
  const property = findProperty(source.properties, key)
  if (property === undefined) {
    if (change !== null) addProperty(world, source, (change.name as string | undefined) ?? key, change)
    return
  }
  if (change === null) return void source.properties.splice(source.properties.indexOf(property), 1)
  if (typeof change.name === 'string') property.name = change.name
  if (change.description !== undefined) property.description = change.description as string | null
  const type = Object.keys(change).find((one) => !['name', 'description', 'type'].includes(one))
  if (type === undefined) return
  if (type !== property.type) return retype(world, source, property, change)
  const options = (change[type] as Json).options as Json[] | undefined
  if (options !== undefined) {
    changeOptions(world.ids, property, options)
    forgetOptions(world, property)
  }
  if (type === 'relation' && property.relation === null)
    relate(world, source, property, change.relation as Json)
}

/** Another type under the same id: what the pages held is gone. */
function retype(world: World, source: DataSource, property: Property, change: Json): void {
  const { id, name, description } = property
  Object.assign(property, { ...newProperty(world.ids, name, change), id, description })
  if (property.type === 'relation') relate(world, source, property, change.relation as Json)
  for (const page of world.all('page')) {
    if (page.parent.type !== 'data_source_id' || page.parent.data_source_id !== source.id) continue
    Reflect.deleteProperty(page.values, id)
    world.changed(page)
  }
}
