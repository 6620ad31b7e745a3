import { textOf } from '../lib/reading.ts'
import { rowsOf, type RunRow } from './run-row.ts'

/** The part of the list that is here. */
export type Listed = { rows: readonly RunRow[]; nextCursor: string | null }

type Ask = (cursor: string | null) => Promise<unknown>

/** Where few are wanted a page may hold none of them and have a next one all the same. */
const MOST_PAGES = 5

/** The councils from a place on: pages until there is something to show, or no more of them. */
export async function readOn(ask: Ask, from: string | null): Promise<Listed> {
  let [rows, cursor]: [readonly RunRow[], string | null] = [[], from]
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await ask(cursor)
    rows = [...rows, ...rowsOf(answer)]
    cursor = textOf(answer, 'nextCursor') ?? null
    if (cursor === null || rows.length > 0) break
  }
  return { rows, nextCursor: cursor }
}

/**
 * The first page as it is now over what was shown: rows stand where they stood, new ones come first. A row that the
 * filters no longer let through is gone; `now` tells of those that are not older than its last one.
 */
export function refreshed(shown: readonly RunRow[], { rows: now, nextCursor }: Listed): RunRow[] {
  const fresh = new Map(now.map((row) => [row.id, row]))
  const known = new Set(shown.map(({ id }) => id))
  const oldest = nextCursor === null ? '' : now.at(-1)?.createdAt
  return [
    ...now.filter(({ id }) => !known.has(id)),
    ...shown.flatMap(
      (row) => fresh.get(row.id) ?? (oldest !== undefined && row.createdAt > oldest ? [] : row),
    ),
  ]
}
