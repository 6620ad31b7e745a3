import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { search as searchRows, type Found } from '../../backend/council/timeline/find.ts'
import { useRoom } from '../room/room-context.ts'
import { rowId } from '../room/show-message.ts'
import type { RoomSession } from '../run/room-session.ts'
import { markWords, unmarkWords } from './mark-words.ts'
import type { FeedFocus } from './feed-focus.ts'

/** Some of the places found, from `from` on, and how many there are. */
type Page = { query: string; from: number; total: number; items: readonly Found[] }
type State = { query: string; page: Page | null; at: number; failed: boolean }

/** What is shown of a search. */
export type Search = {
  isOpen: boolean
  query: string
  state: 'idle' | 'busy' | 'here' | 'failed'
  /** The place in view, counted from 0. */
  at: number
  total: number
  open(): void
  close(): void
  ask(query: string): void
  /** Goes to the next place (or the one before), and takes the focus there. */
  step(by: 1 | -1): void
}

const EMPTY: State = { query: '', page: null, at: 0, failed: false }
/** As long as somebody types on, nothing is searched. */
const PAUSE_MS = 150

/** The search over all messages, those that are not at hand included. */
export function useSearch({ toIndex }: Pick<FeedFocus, 'toIndex'>): Search {
  const { session } = useRoom()
  const [isOpen, setIsOpen] = useState(false)
  const [state, setState] = useState(EMPTY)
  const latest = useRef(state)
  const opener = useRef<HTMLElement | null>(null)
  /** The reader has been at the place in view: the next key leads on. */
  const isThere = useRef(false)

  const put = useCallback((next: State) => {
    latest.current = next
    setState(next)
  }, [])

  /** Shows place `at` of a query; what somebody asked for meanwhile goes before. */
  const show = useCallback(
    async (query: string, at: number, takesFocus: boolean) => {
      const isWanted = () => latest.current.query === query
      try {
        const page = await pageWith(session, latest.current.page, query, at)
        if (!isWanted()) return
        put({ query, page, at, failed: false })
        const found = page.items[at - page.from]
        if (found === undefined) return
        isThere.current = takesFocus
        await toIndex(found.index, { takesFocus })
        if (isWanted()) markWords(rowId(found.messageId), query)
      } catch {
        if (isWanted()) put({ ...latest.current, failed: true })
      }
    },
    [session, toIndex, put],
  )

  const { query } = state
  useEffect(() => {
    if (query.trim() === '' || latest.current.page?.query === query) return
    const timer = setTimeout(() => void show(query, 0, false), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [query, show])

  const ways = useMemo(
    () => ({
      open() {
        const { activeElement } = document
        opener.current = activeElement instanceof HTMLElement ? activeElement : null
        setIsOpen(true)
      },
      close() {
        unmarkWords()
        setIsOpen(false)
        put(EMPTY)
        isThere.current = false
        const back = opener.current
        requestAnimationFrame(() => back?.isConnected === true && back.focus({ preventScroll: true }))
      },
      ask(next: string) {
        unmarkWords()
        isThere.current = false
        put({ query: next, page: null, at: 0, failed: false })
      },
      step(by: 1 | -1) {
        const { query: wanted, page, at } = latest.current
        if (wanted.trim() === '') return
        const total = page?.total ?? 0
        const next = isThere.current && total > 0 ? (at + by + total) % total : at
        void show(wanted, next, true)
      },
    }),
    [put, show],
  )
  return {
    isOpen,
    query,
    state: stateOf(state),
    at: state.at,
    total: state.page?.total ?? 0,
    ...ways,
  }
}

function stateOf({ query, page, failed }: State): Search['state'] {
  if (failed) return 'failed'
  if (query.trim() === '') return 'idle'
  return page === null ? 'busy' : 'here'
}

/** How many places are asked for at a time. */
const PAGE = 500

/** The page that holds a place: the one at hand, or one that is asked for. Of a whole transcript the browser knows itself. */
async function pageWith(
  { run, transcript }: RoomSession,
  held: Page | null,
  query: string,
  at: number,
): Promise<Page> {
  if (held?.query === query && (held.total === 0 || held.items[at - held.from] !== undefined)) return held
  const from = Math.floor(at / PAGE) * PAGE
  const { rows } = run.getState().timeline
  const wanted = query.trim()
  const found =
    rows.heldFrom === 0
      ? searchRows(rows, wanted, { from, limit: PAGE })
      : await transcript.search(wanted, from)
  return { ...found, query, from }
}
