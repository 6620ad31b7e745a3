import type { DataSourceObjectResponse, UpdateDataSourceParameters } from '@notionhq/client'
import { ExportFault } from '../../export-fault.ts'
import type { Calls } from './calls.ts'
import { NOT_SHARED } from './faults.ts'
import type { Definition, Table } from './properties.ts'
import { plainText } from './rich-text.ts'
import { type Lack, optionIn, signOf } from './schema.ts'
import { TABLES } from './sources.ts'

type Change = NonNullable<UpdateDataSourceParameters['properties']>[string]

/** Makes what a database lacks: columns, and options of a status. What is there is left as it is, and nothing is deleted. */
export async function mend(
  calls: Calls,
  source: DataSourceObjectResponse,
  { lacks, decisions }: { lacks: readonly Lack[]; decisions: string },
): Promise<{ mended: string[]; left: Lack[] }> {
  const changes: Record<string, Change> = {}
  const mended: string[] = []
  const left: Lack[] = []
  for (const lack of lacks) {
    const { property, field } = lack
    const [name] = property.names
    if (field === null) {
      changes[name] = { ...property.definition({ decisions }), description: signOf(property.role) }
      mended.push(`“${name}”`)
    } else if (field.type === 'status' && property.types.includes('status')) {
      const missing = (property.options ?? []).filter((names) => optionIn(field, names) === null)
      // What is not named is taken away: so those that are there are named too, by their ids.
      const options = [
        ...field.options.map(({ id, name: old }) => ({ id, name: old })),
        ...missing.map(([first = '']) => ({ name: first })),
      ]
      changes[field.id] = { type: 'status', status: { options } }
      mended.push(`${missing.map(([first = '']) => `“${first}”`).join(', ')} in “${field.name}”`)
    } else left.push(lack)
  }
  if (mended.length > 0)
    await calls.ask((client) => client.dataSources.update({ data_source_id: source.id, properties: changes }))
  return { mended, left }
}

/** Makes both databases on a page. Their ids are those that the configuration wants. */
export async function makeDatabases(
  calls: Calls,
  page: string,
): Promise<{ decisions: string; tasks: string }> {
  const decisions = await makeDatabase(calls, page, TABLES.decisions, '')
  return { decisions, tasks: await makeDatabase(calls, page, TABLES.tasks, decisions) }
}

async function makeDatabase(calls: Calls, page: string, table: Table, decisions: string): Promise<string> {
  const properties: Record<string, Definition & { description: string }> = {}
  for (const { role, names, definition } of table.properties)
    properties[names[0]] = { ...definition({ decisions }), description: signOf(role) }
  const made = await calls.ask((client) =>
    client.databases.create({
      parent: { type: 'page_id', page_id: page },
      title: plainText(table.title),
      initial_data_source: { properties },
    }),
  )
  const source = 'data_sources' in made ? made.data_sources[0] : undefined
  if (source === undefined) throw new ExportFault('paused', NOT_SHARED)
  return source.id
}
