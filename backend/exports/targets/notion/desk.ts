import { isFullPage, type PageObjectResponse } from '@notionhq/client'
import type { ExportIo } from '../../../ports/export-target.ts'
import { type Calls, troubleOf } from './calls.ts'
import type { Container } from './containers.ts'
import { NotionFault } from './faults.ts'
import type { Memory } from './memory.ts'
import type { Table } from './properties.ts'
import type { Row, Value } from './projection.ts'
import type { Field, Fields } from './schema.ts'
import type { Source } from './sources.ts'
import { readValue } from './values.ts'

/** All that one attempt at a row works with. */
export type Desk = {
  io: ExportIo
  calls: Calls
  memory: Memory
  table: Table
  source: Source
  /** Our own user in Notion. */
  bot: string
  row: Row
  /** The row that this one hangs on; null where it is not there. */
  of: Value | null
  containers: readonly Container[]
}

/** The page as it is now; null where Notion shows none. */
export async function readPage(
  { calls }: Pick<Desk, 'calls'>,
  id: string,
): Promise<PageObjectResponse | null> {
  try {
    return wholePage(await calls.ask((client) => client.pages.retrieve({ page_id: id })))
  } catch (error) {
    if (troubleOf(error) === 'missing') return null
    throw error
  }
}

/** A partial answer is one that does not tell what we asked. */
export function wholePage(answer: Parameters<typeof isFullPage>[0]): PageObjectResponse {
  if (isFullPage(answer)) return answer
  throw new NotionFault(
    'unknown',
    'later',
    'Notion gave half an answer. What is there is looked at again.',
    {},
  )
}

/** Puts a page of ours into the trash; one that lies there or is gone is no trouble. */
export async function trashPage(
  { calls, memory }: Desk,
  id: string,
  properties: Parameters<typeof send>[1] = {},
): Promise<void> {
  try {
    await memory.write({}, () => calls.ask(send(id, properties)))
  } catch (error) {
    const trouble = troubleOf(error)
    if (trouble !== 'archived' && trouble !== 'missing') throw error
  }
}

type Update = Parameters<Parameters<Parameters<Calls['ask']>[0]>[0]['pages']['update']>[0]
const send = (id: string, properties: NonNullable<Update['properties']>) => {
  const body: Update = {
    page_id: id,
    in_trash: true,
    ...(Object.keys(properties).length === 0 ? {} : { properties }),
  }
  return (client: Parameters<Parameters<Calls['ask']>[0]>[0]) => client.pages.update(body)
}

/** The field of a role that is certainly there, as a source that lacks it is not written to. */
export function needed(fields: Fields, role: Field['role']): Field {
  const field = fields[role]
  if (field === undefined) throw new Error(`The property ${role} was not looked for.`)
  return field
}

export const textIn = (page: PageObjectResponse, field: Field | undefined): string =>
  field === undefined ? '' : (readValue(page, field) ?? '')
