// The values of a page's properties: what may be sent, how they are kept, and what comes back.
import {
  boolean,
  type Check,
  choice,
  type Json,
  list,
  map,
  nullable,
  number,
  record,
  tagged,
  text,
  unserved,
  uuid,
} from './checks.ts'
import { invalid, notFound } from './errors.ts'
import { dashed } from './ids.ts'
import { date, normalised, optionColor, richText } from './rich-text.ts'
import { COMPUTED, newOption, type Property } from './schema.ts'
import type { Page, World } from './world.ts'

const option = record(
  {},
  { id: text(100, 1), name: text(2000, 1), color: optionColor, description: nullable(text(2000)) },
)
const reference = record({ id: uuid })
const user = record(
  { id: uuid },
  { object: choice('user'), type: text(100), person: (): void => undefined, name: (): void => undefined },
)

const KINDS: Record<string, Check> = {
  title: richText,
  rich_text: richText,
  number: nullable(number),
  url: nullable(text(2000, 1)),
  email: nullable(text(100, 1)),
  phone_number: nullable(text(100, 1)),
  checkbox: boolean,
  select: nullable(option),
  status: nullable(option),
  multi_select: list(option),
  date: nullable(date),
  people: list(user),
  relation: list(reference),
  files: unserved,
}
const kinds = { ...KINDS, ...Object.fromEntries([...COMPUTED].map((type) => [type, (): void => undefined])) }
const value = tagged(kinds)

export const newValues: Check = map((given, path) => {
  // `title: [..]` may be sent bare, as old clients do for pages.
  if (Array.isArray(given)) return richText(given, path)
  value(given, path)
})

type Known = { property: Property; inside: unknown }

/** Finds each value's property and looks whether it fits; nothing changes. */
export function checkValues(
  world: World,
  properties: readonly Property[],
  given: Json,
  bot: string,
): Known[] {
  return Object.entries(given).map(([key, sent]) => {
    const property = properties.find(
      ({ id, name }) => id === key || name === key || decodeURIComponent(id) === key,
    )
    if (property === undefined) throw invalid(`${key} is not a property that exists.`)
    const bare = Array.isArray(sent) ? { title: sent } : (sent as Json)
    const type = Object.keys(kinds).find((one) => bare[one] !== undefined)
    if (type !== property.type) throw invalid(`${key} is expected to be ${property.type}.`)
    if (COMPUTED.has(type)) throw invalid(`${key} is a computed property and cannot be updated.`)
    checkMeaning(world, property, bare[type], bot)
    return { property, inside: bare[type] }
  })
}

function checkMeaning(world: World, property: Property, inside: unknown, integration: string): void {
  switch (property.type) {
    case 'select':
    case 'multi_select':
      for (const one of [inside].flat() as (Json | null)[]) checkOption(property, one)
      return
    case 'status': {
      if (inside === null || known(property, inside as Json)) return
      const { name, id } = inside as { name?: string; id?: string }
      throw invalid(`Invalid status option. Status option "${name ?? id}" does not exist`)
    }
    case 'people':
      for (const { id } of inside as { id: string }[])
        if (!world.users.has(dashed(id) ?? '')) throw notFound('user', id, integration)
      return
    case 'relation':
      for (const { id } of inside as { id: string }[])
        checkRelation(world, property, dashed(id) ?? '', integration)
      return
    default:
  }
}

function checkOption(property: Property, given: Json | null): void {
  if (given === null || known(property, given)) return
  if (typeof given.name !== 'string')
    throw invalid(`Could not find select option with id: ${String(given.id)}`)
  if (given.name.includes(',')) throw invalid(`Invalid select option, commas not allowed: ${given.name}`)
}

function checkRelation(world: World, property: Property, id: string, integration: string): void {
  const page = world.get('page', id)
  if (page === undefined) throw notFound('page', id, integration)
  const source = page.parent.type === 'data_source_id' ? page.parent.data_source_id : null
  if (source !== property.relation?.source)
    throw invalid(
      `The relation of ${property.name} points to another data source than the one of page ${id}.`,
    )
}

const known = (property: Property, given: Json) =>
  property.options.find(({ id, name }) => (given.id === undefined ? name === given.name : id === given.id))

/** Writes what was checked. */
export function writeValues(world: World, page: Page, values: readonly Known[]): void {
  for (const { property, inside } of values) {
    const before = page.values[property.id]
    page.values[property.id] = kept(world, property, inside)
    if (property.type === 'relation') mirror(world, page, property, before as string[] | undefined)
  }
}

/** Options, people and pages are kept by id: what they are called may change. */
function kept(world: World, property: Property, inside: unknown): unknown {
  const optionId = (given: Json) => {
    const there = known(property, given)
    if (there) return there.id
    const made = newOption(world.ids, given, property.options.length)
    property.options.push(made)
    return made.id
  }
  switch (property.type) {
    case 'title':
    case 'rich_text':
      return normalised(inside)
    case 'select':
    case 'status':
      return inside === null ? null : optionId(inside as Json)
    case 'multi_select':
      return [...new Set((inside as Json[]).map(optionId))]
    case 'people':
    case 'relation':
      return [...new Set((inside as { id: string }[]).map(({ id }) => dashed(id) ?? id))]
    case 'date':
      return inside === null
        ? null
        : dateKept(inside as { start: string; end?: string | null; time_zone?: string | null })
    default:
      return inside
  }
}

function dateKept(given: { start: string; end?: string | null; time_zone?: string | null }): Json {
  const zone = given.time_zone ?? null
  return {
    start: time(given.start, zone),
    end: given.end == null ? null : time(given.end, zone),
    time_zone: zone,
  }
}

/** Times are kept to the minute, and told with milliseconds and an offset. */
function time(given: string, zone: string | null): string {
  if (!given.includes('T')) return given
  const [, day, minute, offset] = /^(.{10})T(\d\d:\d\d)[^Z+-]*(.*)$/.exec(given) ?? []
  const shown = !offset || offset === 'Z' ? '+00:00' : offset.replace(/^(...)(\d\d)$/, '$1:$2')
  return zone !== null && !offset ? `${day}T${minute}:00.000` : `${day}T${minute}:00.000${shown}`
}

/** The other side of a relation that has two. */
function mirror(world: World, page: Page, property: Property, before: string[] = []): void {
  const twin = property.relation?.twin
  if (!twin) return
  const now = page.values[property.id] as string[]
  for (const id of new Set([...before, ...now])) {
    const other = world.get('page', id)
    if (other === undefined) continue
    const there = ((other.values[twin] as string[] | undefined) ?? []).filter((one) => one !== page.id)
    other.values[twin] = now.includes(id) ? [...there, page.id] : there
    world.changed(other)
  }
}

/** A status is never empty: it begins with the first of the first group. */
export function defaults(properties: readonly Property[]): Record<string, unknown> {
  const status = properties.filter(({ type }) => type === 'status')
  return Object.fromEntries(status.map((one) => [one.id, one.groups[0]?.options[0] ?? null]))
}

/** After options have gone: a choice is empty then, but a status has another that nobody chose. */
export function forgetOptions(world: World, property: Property): void {
  const live = new Set(property.options.map(({ id }) => id))
  for (const page of world.all('page')) {
    const held = page.values[property.id]
    if (property.type === 'multi_select' && Array.isArray(held))
      page.values[property.id] = (held as string[]).filter((id) => live.has(id))
    else if (typeof held === 'string' && !live.has(held))
      page.values[property.id] = property.type === 'status' ? (property.options.at(-1)?.id ?? null) : null
    else continue
    world.changed(page)
  }
}
