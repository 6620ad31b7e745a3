import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../lib/api.ts'
import { apiPath, type Filters } from './filters.ts'
import { readOn, refreshed, type Listed } from './pages.ts'

type Held = Listed & { state: 'loading' | 'here' | 'failed'; isMore: boolean }

const NOTHING: Held = { rows: [], nextCursor: null, state: 'loading', isMore: false }
/** While one goes on, its row should move. */
const REFRESH_MS = 5_000

/** The councils that pass the filters, as far as they were asked for. */
export function useCouncils(filters: Filters): Held & { again: () => void; more: () => void } {
  const [held, set] = useState<Held>(NOTHING)
  const [asked, ask] = useState(0)
  const first = apiPath(filters, null)
  const current = useRef(filters)
  const leaving = useRef(new AbortController())
  useEffect(() => {
    current.current = filters
  })
  useEffect(() => {
    const mine = new AbortController()
    leaving.current = mine
    // What is shown stays until the answer: a list that blinks cannot be read while somebody types.
    readOn(asking(current.current, mine.signal), null).then(
      (listed) => set({ ...listed, state: 'here', isMore: false }),
      () => !mine.signal.aborted && set({ ...NOTHING, state: 'failed' }),
    )
    return () => mine.abort()
  }, [first, asked])
  useRefresh(held, () => {
    const { signal } = leaving.current
    asking(
      current.current,
      signal,
    )(null)
      .then((answer) => readOn(async () => answer, null))
      .then(
        (first) => !signal.aborted && set((now) => ({ ...now, rows: refreshed(now.rows, first) })),
        // The next time will do.
        () => undefined,
      )
  })
  const more = () => {
    if (held.isMore || held.nextCursor === null) return
    const { signal } = leaving.current
    set((now) => ({ ...now, isMore: true }))
    readOn(asking(filters, signal), held.nextCursor).then(
      ({ rows, nextCursor }) =>
        !signal.aborted &&
        set((now) => ({ ...now, rows: [...now.rows, ...rows], nextCursor, isMore: false })),
      () => !signal.aborted && set((now) => ({ ...now, isMore: false })),
    )
  }
  const again = useCallback(() => {
    set((now) => (now.state === 'failed' ? NOTHING : now))
    ask((n) => n + 1)
  }, [])
  return { ...held, again, more }
}

const asking = (filters: Filters, signal: AbortSignal) => (cursor: string | null) =>
  call(apiPath(filters, cursor), { signal })

function useRefresh({ rows }: Held, refresh: () => void): void {
  const isLive = rows.some(({ hasEnded }) => !hasEnded)
  const work = useRef(refresh)
  useEffect(() => {
    work.current = refresh
  })
  useEffect(() => {
    if (!isLive) return
    const timer = setInterval(() => !document.hidden && work.current(), REFRESH_MS)
    return () => clearInterval(timer)
  }, [isLive])
}
