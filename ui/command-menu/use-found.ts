import { useEffect, useState } from 'react'
import { useAllThere } from '../app/use-action.ts'
import {
  everywhereFound,
  fitting,
  grouped,
  hereFound,
  messagesFound,
  serverFound,
  type Found,
  type Group,
} from './found.ts'

/** So long without a key, and messages are searched. */
const QUIET_MS = 150

/** What the menu offers for what was typed; `runId` is the council whose messages are searched. */
export function useFound(query: string, runId: string | null): { group: Group; items: Found[] }[] {
  const there = useAllThere()
  const [known, setKnown] = useState<readonly Found[]>([])
  useEffect(() => {
    let isOpen = true
    void serverFound().then((found) => isOpen && setKnown(found))
    return () => {
      isOpen = false
    }
  }, [])
  const messages = useMessages(query.trim(), runId)
  return grouped([
    ...fitting([...hereFound(there), ...known], query),
    ...messages,
    ...everywhereFound(query.trim()),
  ])
}

const NONE: readonly Found[] = []

function useMessages(query: string, runId: string | null): readonly Found[] {
  const [found, setFound] = useState<{ query: string; items: readonly Found[] }>({ query: '', items: NONE })
  useEffect(() => {
    if (runId === null || query.length < 2) return
    const leaving = new AbortController()
    const timer = setTimeout(() => {
      messagesFound(runId, query, leaving.signal).then(
        (items) => setFound({ query, items }),
        // Without an answer the rest of the menu is still there.
        () => undefined,
      )
    }, QUIET_MS)
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [query, runId])
  return found.query === query ? found.items : NONE
}
