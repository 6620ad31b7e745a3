import { type DataSourceObjectResponse, isFullDataSource } from '@notionhq/client'
import type { NotionAccess } from '../../../ports/services.ts'
import { ExportFault } from '../../export-fault.ts'
import { type Calls, troubleOf } from './calls.ts'
import { NOT_SHARED } from './faults.ts'
import { DECISIONS, type Role, type Table, TASKS } from './properties.ts'
import { type Fields, findFields, type Lack } from './schema.ts'

export type Which = 'decisions' | 'tasks'
export const TABLES: Record<Which, Table> = { decisions: DECISIONS, tasks: TASKS }

/** A database of ours as it is now: the source that rows go to, our properties in it, and what it lacks. */
export type Source = { id: string; title: string; fields: Fields; lacks: readonly Lack[]; readAt: number }
type Ids = Partial<Record<Role, string>>

/** A database is looked at again after this time, or when it refuses something. */
const FRESH_MS = 5 * 60_000

/** The databases that records go to, and who we are in Notion; each is asked for once in a while. */
export class Sources {
  readonly #access: NotionAccess
  readonly #known = new Map<Which, Source>()
  #bot: string | null = null

  constructor(access: NotionAccess) {
    this.#access = access
  }

  /** `ids` are those that our properties had before. */
  async read(calls: Calls, which: Which, given: { now: number; ids: Ids; anew?: boolean }): Promise<Source> {
    const known = this.#known.get(which)
    if (given.anew !== true && known !== undefined && given.now < known.readAt + FRESH_MS) return known
    const found = await findSource(calls, this.#access[which] ?? '')
    const decisions =
      which === 'tasks' ? (await this.read(calls, 'decisions', { ...given, ids: {} })).id : null
    const ids = { ...given.ids, ...idsOf(known?.fields ?? {}) }
    const { fields, lacks } = findFields(TABLES[which], found.properties, { ids, decisions })
    const source = { id: found.id, title: titleOf(found), fields, lacks, readAt: given.now }
    this.#known.set(which, source)
    return source
  }

  forget(which: Which): void {
    const known = this.#known.get(which)
    if (known !== undefined) this.#known.set(which, { ...known, readAt: -Infinity })
  }

  /** Our own user: what it edited last, no person has. */
  async bot(calls: Calls): Promise<string> {
    this.#bot ??= (await calls.ask((client) => client.users.me({}))).id
    return this.#bot
  }
}

export function idsOf(fields: Fields): Ids {
  const ids: Ids = {}
  for (const field of Object.values(fields)) ids[field.role] = field.id
  return ids
}

/** The data source with this id, or the only one of the database with it. */
export async function findSource(calls: Calls, id: string): Promise<DataSourceObjectResponse> {
  try {
    return await wholeSource(calls, id)
  } catch (error) {
    if (troubleOf(error) !== 'missing') throw error
  }
  const database = await calls
    .ask((client) => client.databases.retrieve({ database_id: id }))
    .catch(notShared(id))
  const sources = 'data_sources' in database ? database.data_sources : []
  const [only, ...more] = sources
  if (only === undefined || more.length > 0)
    throw new ExportFault(
      'paused',
      `The database ${id} in Notion holds ${sources.length} data sources. Name the one that is meant: copy its id by ••• → Manage data sources.`,
    )
  return wholeSource(calls, only.id)
}

async function wholeSource(calls: Calls, id: string): Promise<DataSourceObjectResponse> {
  const found = await calls.ask((client) => client.dataSources.retrieve({ data_source_id: id }))
  if (!isFullDataSource(found)) throw new ExportFault('paused', NOT_SHARED)
  if (found.in_trash)
    throw new ExportFault(
      'paused',
      `The database “${titleOf(found).slice(0, 80)}” lies in the trash in Notion. Restore it there, then try again.`,
    )
  return found
}

const notShared =
  (id: string) =>
  (error: unknown): never => {
    if (troubleOf(error) !== 'missing') throw error
    throw new ExportFault(
      'paused',
      `Notion does not show a database ${id} to the connection: it is not shared with it, is gone, or is a page. Open it in Notion, ••• → Connections, add the connection; where it is a page, xio doctor --fix makes the databases on it.`,
    )
  }

export const titleOf = ({ title }: DataSourceObjectResponse): string =>
  title.map(({ plain_text: text }) => text).join('')
