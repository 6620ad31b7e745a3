import { create } from 'zustand'
import { isRow } from '../lib/reading.ts'

/** What this browser remembers of the inbox; the items themselves are the server's. */
export type Kept = {
  /** Null before the first look: what was there then is not news. */
  read: readonly string[] | null
}

const KEY = 'xio.inbox'
/** From so many on, those that are in the inbox no more are forgotten. */
const MANY = 400

export const useKept = create<Kept>(() => remembered())

export const isRead = ({ read }: Kept, id: string): boolean => read === null || read.includes(id)

/** Marks items as read, in every tab of this browser. */
export function markRead(ids: readonly string[]): void {
  const { read } = useKept.getState()
  const added = ids.filter((id) => read?.includes(id) !== true)
  if (read !== null && added.length === 0) return
  keep([...(read ?? []), ...added])
}

/** Forgets what the server no longer lists; what it lists stays read, however much it is. */
export function forgetGone(listed: readonly string[]): void {
  const { read } = useKept.getState()
  if (read === null || read.length <= MANY) return
  const still = new Set(listed)
  const next = read.filter((id) => still.has(id))
  if (next.length < read.length) keep(next)
}

function keep(next: readonly string[]): void {
  useKept.setState({ read: next })
  try {
    localStorage.setItem(KEY, JSON.stringify({ read: next }))
  } catch {
    // Storage is off: it holds for this page.
  }
}

addEventListener('storage', ({ key }) => {
  if (key === KEY) useKept.setState(remembered())
})

function remembered(): Kept {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    const read = isRow(kept) && Array.isArray(kept.read) ? kept.read : null
    return { read: read?.filter((id) => typeof id === 'string') ?? null }
  } catch {
    return { read: null }
  }
}
