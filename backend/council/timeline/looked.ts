import type { NewEvent } from '../events.ts'
import { SEARCH } from '../found.ts'

/** One time that a seat looked into the library: by itself, or before its turn as the council does for it. */
export type Search = {
  callId: string
  seat: string
  query: string
  isAutomatic: boolean
  /** How many passages it was given; null where the library did not answer. */
  found: number | null
}

/** What seats looked for, and how often each text was cited. */
export type Looked = {
  /** The last of them. */
  searches: readonly Search[]
  cited: Readonly<Record<string, number>>
}

export const NOTHING_LOOKED_FOR: Looked = { searches: [], cited: {} }

/** More would be read by nobody, and is sent with every opening of a run. */
const MOST_SEARCHES = 100

/** What is known of it after one more event. */
export function lookedAfter(looked: Looked, event: NewEvent): Looked {
  if (event.type === 'chat_message') {
    const ids = (event.data.citations ?? []).flatMap(({ source_id: id }) => id ?? [])
    return ids.length === 0 ? looked : { ...looked, cited: ids.reduce(oneMore, looked.cited) }
  }
  if (event.type !== 'tool_call' || event.data.tool !== SEARCH) return looked
  const { callId, seat, status, result, arguments: asked } = event.data
  const found = status === 'succeeded' ? (result?.passages?.length ?? 0) : null
  const search = { callId, seat, ...askedFor(asked), found }
  return { ...looked, searches: [...looked.searches, search].slice(-MOST_SEARCHES) }
}

const oneMore = (counts: Readonly<Record<string, number>>, id: string): Record<string, number> => ({
  ...counts,
  [id]: (counts[id] ?? 0) + 1,
})

function askedFor(asked: unknown): { query: string; isAutomatic: boolean } {
  const given = typeof asked === 'object' && asked !== null ? asked : {}
  const query = 'query' in given && typeof given.query === 'string' ? given.query : ''
  return { query, isAutomatic: 'automatic' in given && given.automatic === true }
}
