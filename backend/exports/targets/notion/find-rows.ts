import { isFullPage, type PageObjectResponse } from '@notionhq/client'
import { allOf } from './calls.ts'
import { type Desk, needed, textIn } from './desk.ts'

/** Rows of this key as a query sees them, which may be late: those that carry it, and stubs that were to. */
export async function findRows(
  desk: Desk,
): Promise<{ keyed: PageObjectResponse[]; stubs: PageObjectResponse[] }> {
  const { calls, io, source } = desk
  const [key, stub] = [needed(source.fields, 'key'), needed(source.fields, 'stub')]
  const filter = {
    or: [key, stub].map(({ id }) => ({ property: id, rich_text: { equals: io.key } })),
  }
  const found = await allOf((from) =>
    calls.ask((client) => client.dataSources.query({ data_source_id: source.id, filter, ...from })),
  )
  const live = found
    .flatMap((row) => (row.object === 'page' && isFullPage(row) && !row.in_trash ? [row] : []))
    .toSorted(byAge)
  return {
    // Notion may compare without regard to case.
    keyed: live.filter((page) => textIn(page, key) === io.key),
    stubs: live.filter((page) => textIn(page, key) === '' && textIn(page, stub) === io.key),
  }
}

/** Oldest first. Times are rounded to the minute, so the id decides between equals. */
export function byAge(a: PageObjectResponse, b: PageObjectResponse): number {
  return a.created_time === b.created_time ? (a.id < b.id ? -1 : 1) : a.created_time < b.created_time ? -1 : 1
}
