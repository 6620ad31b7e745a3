import { useCallback, useMemo, useState } from 'react'
import type { Entry } from '../../backend/council/timeline/entry.ts'
import type { Draft } from '../run/draft-store.ts'
import { useRoom } from '../room/room-context.ts'
import type { Feed } from './feed.ts'

/** The view as it stood when it was frozen: the rows, and the words under way. */
type Frozen = { feed: Feed; draft: Draft | null }

/** The feed that is drawn: the current one, or the frozen one until it is let go (WCAG 2.2.2). */
export function useFrozen(current: Feed): { feed: Feed; frozen: Frozen | null; toggle: () => void } {
  const { session } = useRoom()
  const [frozen, setFrozen] = useState<Frozen | null>(null)
  const toggle = useCallback(
    () =>
      setFrozen((held) => (held === null ? { feed: current, draft: session.drafts.getState().draft } : null)),
    [current, session],
  )
  const still = frozen?.feed.rows
  // Rows of long ago may still be read into a frozen view.
  const rows = useMemo(
    () =>
      still === undefined || still.heldFrom === 0
        ? still
        : still.fill(0, current.rows.slice(0, still.length), noRow),
    [still, current.rows],
  )
  const feed = useMemo(
    () => (frozen === null || rows === undefined ? current : { ...frozen.feed, rows }),
    [frozen, rows, current],
  )
  return { feed, frozen, toggle }
}

const noRow = (_: Entry): boolean => false
