import type { DataSourceObjectResponse, PageObjectResponse } from '@notionhq/client'
import { ExportFault } from '../../export-fault.ts'
import type { Property, Role, Table } from './properties.ts'

type Config = DataSourceObjectResponse['properties'][string]
type PageValue = PageObjectResponse['properties'][string]
export type Option = { id: string; name: string }
/** A property of a database that stands for one of ours. */
export type Field = { role: Role; id: string; name: string; type: string; options: readonly Option[] }
export type Fields = Partial<Record<Role, Field>>
/** What is wrong with a database, in words for people. */
export type Lack = { property: Property; field: Field | null; says: string }

/** How a property is found again whatever people call it: the databases we make carry it in the description. */
export const signOf = (role: Role): string => `XIO: ${role}`

/**
 * Our properties among those of a database: by the id they had before, by the sign in the description, by name. What is
 * missing, of another kind, or has lost an option is a lack.
 */
export function findFields(
  table: Table,
  properties: DataSourceObjectResponse['properties'],
  given: { ids: Readonly<Partial<Record<Role, string>>>; decisions: string | null },
): { fields: Fields; lacks: Lack[] } {
  const all = Object.values(properties)
  const fields: Fields = {}
  const lacks: Lack[] = []
  for (const property of table.properties) {
    const { role, names } = property
    const found =
      all.find(({ id }) => id === given.ids[role]) ??
      (role === 'title' ? all.find(({ type }) => type === 'title') : undefined) ??
      all.find(({ description }) => description === signOf(role)) ??
      names.map((name) => all.find((one) => one.name === name)).find((one) => one !== undefined)
    const field = found === undefined ? null : fieldOf(role, found)
    if (field !== null) fields[role] = field
    const says = lackOf(property, field, found, given.decisions)
    if (says !== null) lacks.push({ property, field, says })
  }
  return { fields, lacks }
}

const fieldOf = (role: Role, config: Config): Field => ({
  role,
  id: config.id,
  name: config.name,
  type: config.type,
  options:
    config.type === 'select' ? config.select.options : config.type === 'status' ? config.status.options : [],
})

function lackOf(
  { names, types, options = [] }: Property,
  field: Field | null,
  config: Config | undefined,
  decisions: string | null,
): string | null {
  if (field === null) return `has no property “${names[0]}”`
  if (!types.includes(field.type))
    return `has “${field.name}” as ${field.type.replace('_', ' ')}, and it has to be ${types.join(' or ').replace('_', ' ')}`
  if (config?.type === 'relation' && decisions !== null && config.relation.data_source_id !== decisions)
    return `has “${field.name}” as a relation to another database than that of the decisions`
  // A select takes a new option from any page; the options of a status are the database's alone.
  const lost = field.type === 'status' ? options.find((all) => optionIn(field, all) === null) : undefined
  return lost === undefined ? null : `has no option “${lost[0]}” in “${field.name}”`
}

/** The option that is meant by one of these names. */
export const optionIn = ({ options }: Pick<Field, 'options'>, names: readonly string[]): Option | null =>
  names
    .map((name) => options.find((option) => option.name.toLowerCase() === name.toLowerCase()))
    .find((option) => option !== undefined) ?? null

/** What a page in another place has of our properties: the title always, the others by name and kind. */
export function fieldsOfPage(table: Table, values: Record<string, PageValue>, known: Fields): Fields {
  const fields: Fields = {}
  for (const { role, types } of table.properties) {
    const name = role === 'title' ? undefined : known[role]?.name
    const found = Object.entries(values).find(
      ([key, value]) => types.includes(value.type) && (role === 'title' || key === name),
    )
    if (found === undefined) continue
    fields[role] = { role, id: found[1].id, name: found[0], type: found[1].type, options: [] }
  }
  return fields
}

/** Said instead of writing into a database that does not fit. */
export function doesNotFit(title: string, lacks: readonly Lack[]): ExportFault {
  const [first, ...more] = lacks
  const others = more.length === 0 ? '' : `, and ${more.length} more`
  return new ExportFault(
    'dead',
    `The database “${title.slice(0, 80)}” in Notion ${first?.says.slice(0, 250) ?? 'does not fit'}${others}. Nothing was written. Run xio doctor --fix to mend it, then try again.`,
  )
}
