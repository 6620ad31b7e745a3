import type { Call } from '../call.ts'
import { SlackRefusal } from '../refusals.ts'

type Limits<T> = { most: number; usual: number; id(item: T): string }

/** One page of a list, and the cursor of the next one: the item that comes next, so that a list may grow between two pages. */
export function page<T>(
  all: readonly T[],
  { args }: Call,
  { most, usual, id }: Limits<T>,
): { items: T[]; next: string | null } {
  const asked = Number(args.text('limit') ?? usual)
  if (!Number.isInteger(asked) || asked < 0) throw new SlackRefusal('invalid_limit')
  const start = startOf(args.text('cursor'), all.map(id))
  const end = start + Math.min(asked === 0 ? usual : asked, most)
  const next = all[end]
  const cursor = next === undefined ? null : Buffer.from(`${end}:${id(next)}`).toString('base64')
  return { items: all.slice(start, end), next: cursor }
}

function startOf(cursor: string | null, ids: readonly string[]): number {
  if (cursor === null) return 0
  const [, index, id = ''] = /^(\d+):(.+)$/.exec(Buffer.from(cursor, 'base64').toString()) ?? []
  if (index === undefined) throw new SlackRefusal('invalid_cursor')
  // The item may be gone by now: then its place is the best there is.
  const found = ids.indexOf(id)
  return found >= 0 ? found : Number(index)
}
