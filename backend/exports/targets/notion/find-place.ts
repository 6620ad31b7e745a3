import { type DataSourceObjectResponse, isFullPage } from '@notionhq/client'
import { type Calls, troubleOf } from './calls.ts'
import { findSource } from './sources.ts'

/** What a configured id means: a database, or a page on which databases can be made. */
type Place =
  | { kind: 'source'; source: DataSourceObjectResponse }
  | { kind: 'page'; id: string; title: string }

/** Looks what the id in the configuration is of. */
export async function findPlace(calls: Calls, id: string): Promise<Place> {
  const page = await pageWith(calls, id)
  if (page !== null) return { kind: 'page', id, title: page }
  return { kind: 'source', source: await findSource(calls, id) }
}

async function pageWith(calls: Calls, id: string): Promise<string | null> {
  try {
    const page = await calls.ask((client) => client.pages.retrieve({ page_id: id }))
    if (!isFullPage(page)) return null
    const title = Object.values(page.properties).find((value) => value.type === 'title')
    return title?.type === 'title' ? title.title.map(({ plain_text: text }) => text).join('') : ''
  } catch (error) {
    // The id of a database is none of a page: Notion says so in one of these ways.
    if (troubleOf(error) === 'missing' || troubleOf(error) === 'invalid') return null
    throw error
  }
}
