// Filters and sorts of a query: looked at first, then asked of each row.
import { isObject, type Json } from './checks.ts'
import { failed, invalid } from './errors.ts'
import { dashed } from './ids.ts'
import { plain } from './rich-text.ts'
import { findProperty, type Property } from './schema.ts'
import { minute, wholeValue } from './value-views.ts'
import type { DataSource, Page, World } from './world.ts'

type Asks = (page: Page) => boolean
type Condition = (held: unknown, wanted: unknown) => boolean

const empty = (held: unknown) => held === null || held === '' || (Array.isArray(held) && held.length === 0)
const existence: Record<string, Condition> = {
  is_empty: (held) => empty(held),
  is_not_empty: (held) => !empty(held),
}
const texts: Record<string, Condition> = {
  equals: (held, wanted) => held === wanted,
  does_not_equal: (held, wanted) => held !== wanted,
  contains: (held, wanted) => lower(held).includes(lower(wanted)),
  does_not_contain: (held, wanted) => !lower(held).includes(lower(wanted)),
  starts_with: (held, wanted) => lower(held).startsWith(lower(wanted)),
  ends_with: (held, wanted) => lower(held).endsWith(lower(wanted)),
  ...existence,
}
const numbers: Record<string, Condition> = {
  equals: (held, wanted) => held === wanted,
  does_not_equal: (held, wanted) => held !== wanted,
  greater_than: (held, wanted) => typeof held === 'number' && held > Number(wanted),
  less_than: (held, wanted) => typeof held === 'number' && held < Number(wanted),
  greater_than_or_equal_to: (held, wanted) => typeof held === 'number' && held >= Number(wanted),
  less_than_or_equal_to: (held, wanted) => typeof held === 'number' && held <= Number(wanted),
  ...existence,
}
const one: Record<string, Condition> = {
  equals: (held, wanted) => [wanted].flat().includes(held),
  does_not_equal: (held, wanted) => ![wanted].flat().includes(held),
  ...existence,
}
const many: Record<string, Condition> = {
  contains: (held, wanted) => (held as unknown[]).includes(wanted),
  does_not_contain: (held, wanted) => !(held as unknown[]).includes(wanted),
  ...existence,
}
/** A day stands for its first moment, or its last where something must not be later. */
const dates: Record<string, Condition> = {
  equals: (held, wanted) => held !== null && String(held).startsWith(String(wanted).slice(0, 10)),
  before: (held, wanted) => held !== null && at(held) < at(wanted),
  after: (held, wanted) => held !== null && at(held) > at(wanted, 'end'),
  on_or_before: (held, wanted) => held !== null && at(held) <= at(wanted, 'end'),
  on_or_after: (held, wanted) => held !== null && at(held) >= at(wanted),
  ...existence,
}
const BY_TYPE: Record<string, Record<string, Condition>> = {
  title: texts,
  rich_text: texts,
  url: texts,
  email: texts,
  phone_number: texts,
  number: numbers,
  unique_id: numbers,
  checkbox: { equals: one.equals ?? never, does_not_equal: one.does_not_equal ?? never },
  select: one,
  status: one,
  multi_select: many,
  people: many,
  relation: many,
  date: dates,
  created_time: dates,
  last_edited_time: dates,
  created_by: many,
  last_edited_by: many,
  files: existence,
}
function never(): boolean {
  return false
}

const lower = (value: unknown) => String(value).toLowerCase()

function at(value: unknown, side: 'start' | 'end' = 'start'): number {
  const text = String(value)
  if (text.includes('T')) return Date.parse(text)
  return Date.parse(`${text}T00:00:00Z`) + (side === 'end' ? 86_399_999 : 0)
}

/** What a filter compares with. */
function comparable(world: World, property: Property, page: Page): unknown {
  const whole = wholeValue(world, property, page)
  switch (property.type) {
    case 'title':
    case 'rich_text':
      return plain(whole)
    case 'select':
    case 'status':
      return (whole as { name: string } | null)?.name ?? null
    case 'multi_select':
      return (whole as { name: string }[]).map(({ name }) => name)
    case 'people':
    case 'relation':
      return (whole as { id: string }[]).map(({ id }) => id)
    case 'created_by':
    case 'last_edited_by':
      return [(whole as { id: string }).id]
    case 'date':
      return (whole as { start: string } | null)?.start ?? null
    case 'unique_id':
      return (whole as { number: number }).number
    default:
      return whole
  }
}

export function compileFilter(
  world: World,
  source: DataSource,
  given: unknown,
  path = 'body.filter',
  depth = 0,
): Asks {
  if (!isObject(given)) throw failed(path, 'an object', given)
  for (const word of ['and', 'or'] as const) {
    const group = given[word]
    if (group === undefined) continue
    if (depth >= 2) throw failed(`${path}.${word}`, 'not present', group)
    if (!Array.isArray(group)) throw failed(`${path}.${word}`, 'an array', group)
    if (group.length > 100) throw failed(`${path}.${word}.length`, '≤ `100`', group.length)
    const all = group.map((part, n) => compileFilter(world, source, part, `${path}.${word}[${n}]`, depth + 1))
    return word === 'and'
      ? (page) => all.every((asks) => asks(page))
      : (page) => all.some((asks) => asks(page))
  }
  if (typeof given.timestamp === 'string') return timestamp(given.timestamp, given, path)
  if (typeof given.property !== 'string') throw failed(`${path}.property`, 'defined', given.property)
  const property = findProperty(source.properties, given.property)
  if (property === undefined) throw invalid(`Could not find property with name or id: ${given.property}`)
  const type = Object.keys(given).find((key) => key !== 'property' && key !== 'type')
  if (type === undefined) throw failed(`${path}.${property.type}`, 'defined', undefined)
  const same =
    type === property.type ||
    (type === 'rich_text' &&
      ['title', 'url', 'email', 'phone_number'].includes(property.type) &&
      property.type !== 'title')
  if (!same)
    throw invalid(
      `The property type in the database does not match the property type of the filter provided: database property ${property.type} does not match filter ${type}`,
    )
  const { condition, wanted } = conditionOf(type, given[type], `${path}.${type}`)
  const value = type === 'relation' || type === 'people' ? (dashed(wanted) ?? wanted) : wanted
  return (page) => condition(comparable(world, property, page), value)
}

function timestamp(name: string, given: Json, path: string): Asks {
  if (name !== 'created_time' && name !== 'last_edited_time')
    throw failed(`${path}.timestamp`, 'one of `"created_time"`, `"last_edited_time"`', name)
  const { condition, wanted } = conditionOf(name, given[name], `${path}.${name}`)
  return (page) => condition(minute(name === 'created_time' ? page.created : page.edited), wanted)
}

function conditionOf(type: string, given: unknown, path: string): { condition: Condition; wanted: unknown } {
  if (!isObject(given)) throw failed(path, 'an object', given)
  const [[operator, wanted] = ['', undefined], ...others] = Object.entries(given)
  const condition = BY_TYPE[type]?.[operator]
  if (condition === undefined || others.length > 0)
    throw failed(`${path}.${others[0]?.[0] ?? operator}`, 'not present', given, `${path}.${operator}`)
  checkWanted(type, operator, wanted, `${path}.${operator}`)
  return { condition, wanted }
}

function checkWanted(type: string, operator: string, wanted: unknown, path: string): void {
  if (operator in existence) {
    if (wanted !== true) throw failed(path, '`true`', wanted)
    return
  }
  const conditions = BY_TYPE[type]
  if (conditions === numbers && typeof wanted !== 'number') throw failed(path, 'a number', wanted)
  if (conditions === texts && typeof wanted !== 'string') throw failed(path, 'a string', wanted)
  if (type === 'checkbox' && typeof wanted !== 'boolean') throw failed(path, 'a boolean', wanted)
  if (conditions === dates && Number.isNaN(at(wanted)))
    throw failed(path, 'a valid ISO 8601 date string', wanted)
  if ((type === 'relation' || type === 'people') && dashed(wanted) === null)
    throw failed(path, 'a valid uuid', wanted)
}

type Sort = (a: Page, b: Page) => number

export function compileSorts(world: World, source: DataSource, given: unknown): Sort {
  if (given !== undefined && !Array.isArray(given)) throw failed('body.sorts', 'an array', given)
  const sorts = ((given ?? []) as Json[]).map((sort, index): Sort => {
    const path = `body.sorts[${index}]`
    if (sort.direction !== 'ascending' && sort.direction !== 'descending')
      throw failed(`${path}.direction`, 'one of `"ascending"`, `"descending"`', sort.direction)
    const sign = sort.direction === 'ascending' ? 1 : -1
    const value = sortValue(world, source, sort, path)
    return (a, b) => sign * compared(value(a), value(b))
  })
  // Where no sort decides, the order is nobody's: by id, which is chance.
  return (a, b) => sorts.reduce((order, sort) => order || sort(a, b), 0) || compared(a.id, b.id)
}

function sortValue(world: World, source: DataSource, sort: Json, path: string): (page: Page) => unknown {
  if (sort.timestamp === 'created_time') return (page) => minute(page.created)
  if (sort.timestamp === 'last_edited_time') return (page) => minute(page.edited)
  if (typeof sort.property !== 'string') throw failed(`${path}.property`, 'defined', sort.property)
  const property = findProperty(source.properties, sort.property)
  if (property === undefined) throw invalid(`Could not find sort property with name or id: ${sort.property}`)
  if (property.type === 'select' || property.type === 'status') {
    return (page) => property.options.findIndex(({ id }) => id === page.values[property.id])
  }
  return (page) => comparable(world, property, page)
}

function compared(a: unknown, b: unknown): number {
  if (a === b) return 0
  // What has no value comes last.
  if (empty(a)) return empty(b) ? 0 : 1
  if (empty(b)) return -1
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a) < String(b) ? -1 : 1
}
