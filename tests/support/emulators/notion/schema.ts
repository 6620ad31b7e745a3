// The properties of a data source: their definitions as sent, kept and shown.
import {
  type Check,
  isObject,
  type Json,
  kindOf,
  list,
  map,
  nothingInside,
  nullable,
  record,
  tagged,
  text,
  unserved,
  uuid,
} from './checks.ts'
import { failed, invalid } from './errors.ts'
import type { Ids } from './ids.ts'
import { colorAt, optionColor } from './rich-text.ts'

export type Option = { id: string; name: string; color: string; description: string | null }
export type Property = {
  id: string
  name: string
  type: string
  description: string | null
  options: Option[]
  /** The options of each group, for a status. */
  groups: { id: string; name: string; color: string; options: string[] }[]
  /** The data source a relation points to, and its other side. */
  relation: { source: string; database: string; twin: string | null } | null
  /** What else the definition says: a number's format, a unique id's prefix. */
  more: Json
}

const option = record(
  {},
  { id: text(100), name: text(2000, 1), color: optionColor, description: nullable(text(2000)) },
)
const options = record({}, { options: list(option) })
const twin = record({}, { synced_property_id: text(100), synced_property_name: text(2000) })
const SIMPLE =
  'title rich_text url people files email phone_number date checkbox created_by created_time last_edited_by last_edited_time'
const KINDS: Record<string, Check> = {
  ...Object.fromEntries(SIMPLE.split(' ').map((type) => [type, nothingInside])),
  number: record({}, { format: text(100) }),
  select: options,
  multi_select: options,
  status: options,
  relation: record(
    { data_source_id: uuid },
    { type: text(100), single_property: nothingInside, dual_property: twin },
  ),
  unique_id: record({}, { prefix: nullable(text(100)) }),
  formula: unserved,
  rollup: unserved,
}
export const COMPUTED = new Set(
  'created_by created_time last_edited_by last_edited_time unique_id'.split(' '),
)

const definition = tagged(KINDS, { name: text(2000, 1), description: nullable(text(280)) })
export const newProperties = map(definition)
export const changedProperties = map((value, path) => {
  if (value === null) return
  // A rename says the new name and nothing else.
  const keys = isObject(value) ? Object.keys(value) : []
  if (keys.length > 0 && keys.every((key) => key === 'name' || key === 'description'))
    return record({}, { name: text(2000, 1), description: nullable(text(280)) })(value, path)
  definition(value, path)
})

export function checkNames(properties: Json): void {
  const types = Object.values(properties).map((one) => kindOf(one as Json, KINDS))
  if (types.filter((type) => type === 'title').length !== 1) throw invalid('Title is not provided')
  for (const [name, given] of Object.entries(properties)) checkOptions(name, given as Json)
}

export function checkOptions(name: string, given: Json): void {
  const type = kindOf(given, KINDS)
  if (!['select', 'multi_select', 'status'].includes(type)) return
  const names = ((given[type] as { options?: { name?: string }[] }).options ?? []).flatMap(
    (one) => one.name ?? [],
  )
  const comma = names.find((one) => one.includes(','))
  if (comma !== undefined) throw invalid(`Invalid select option, commas not allowed: ${comma}`)
  if (new Set(names).size < names.length)
    throw failed(`body.properties.${name}.${type}.options`, 'without duplicate names', names)
}

export function newProperty(ids: Ids, name: string, given: Json): Property {
  const type = kindOf(given, KINDS)
  const inside = given[type] as Json
  const made: Property = {
    id: type === 'title' ? 'title' : ids.property(),
    name,
    type,
    description: (given.description as string | null | undefined) ?? null,
    options: ((inside.options as Json[] | undefined) ?? []).map((one, index) => newOption(ids, one, index)),
    groups: [],
    relation: null,
    more:
      type === 'number'
        ? { format: inside.format ?? 'number' }
        : type === 'unique_id'
          ? { prefix: inside.prefix ?? null }
          : {},
  }
  return type === 'status' ? withGroups(ids, made) : made
}

export function newOption(ids: Ids, given: Json, index: number): Option {
  const { name, color, description } = given as Partial<Option>
  return {
    id: ids.uuid(),
    name: name ?? '',
    color: color ?? colorAt(index),
    description: description ?? null,
  }
}

/** Every status has three groups; options that are given stand in the first of them, as nobody may say otherwise. */
function withGroups(ids: Ids, property: Property): Property {
  const usual = ['Not started', 'In progress', 'Done'].map((name, index) => newOption(ids, { name }, index))
  const given = property.options
  const options = given.length ? given : usual
  const inGroup = (index: number) =>
    given.length ? (index === 0 ? given : []) : options.slice(index, index + 1)
  const groups = ['To-do', 'In progress', 'Complete'].map((name, index) => ({
    id: ids.uuid(),
    name,
    color: ['gray', 'blue', 'green'][index] ?? 'default',
    options: inGroup(index).map(({ id }) => id),
  }))
  return { ...property, options, groups }
}

/** The options after an update: those that are named stay as they are, the others go, new ones come. */
export function changeOptions(ids: Ids, property: Property, given: readonly Json[]): void {
  const before = property.options
  property.options = given.map((one, index) => {
    const same = before.find(({ id, name }) => (one.id === undefined ? name === one.name : id === one.id))
    if (same === undefined) return newOption(ids, one, before.length + index)
    // Another name for an option is heard and not done, without a word.
    return same
  })
  const [first] = property.groups
  if (first === undefined) return
  const live = new Set(property.options.map(({ id }) => id))
  for (const group of property.groups) group.options = group.options.filter((id) => live.has(id))
  const placed = new Set(property.groups.flatMap((group) => group.options))
  first.options.push(...[...live].filter((id) => !placed.has(id)))
}

export function checkColors(property: Property, given: readonly Json[]): void {
  for (const one of given) {
    const same = property.options.find(({ id, name }) =>
      one.id === undefined ? name === one.name : id === one.id,
    )
    if (same === undefined || one.color === undefined || one.color === same.color) continue
    const named = one.id === undefined ? `name: ${same.name}` : `id: ${same.id}`
    throw invalid(`Cannot update color of select with ${named}.`)
  }
}

export function propertyView(property: Property, sources: (id: string) => Property[]): Json {
  const { id, name, type, description, options, groups, relation, more } = property
  const around = { id, name, description, type }
  if (type === 'status') {
    const shown = groups.map((group) => ({
      id: group.id,
      name: group.name,
      color: group.color,
      option_ids: group.options,
    }))
    return { ...around, status: { options, groups: shown } }
  }
  if (type === 'select' || type === 'multi_select') return { ...around, [type]: { options } }
  if (relation === null) return { ...around, [type]: more }
  const ends = { data_source_id: relation.source, database_id: relation.database }
  const other =
    relation.twin === null ? undefined : sources(relation.source).find((one) => one.id === relation.twin)
  if (other === undefined)
    return { ...around, relation: { ...ends, type: 'single_property', single_property: {} } }
  const synced = { synced_property_id: other.id, synced_property_name: other.name }
  return { ...around, relation: { ...ends, type: 'dual_property', dual_property: synced } }
}

/** By its name or its id, which may come as it is or decoded. */
export function findProperty(properties: readonly Property[], key: string): Property | undefined {
  return properties.find(({ id, name }) => id === key || name === key || decodeURIComponent(id) === key)
}
