import { useMemo } from 'react'
import { create } from 'zustand'
import { idsOf, type Inbox } from './items.ts'
import { isRead, useKept } from './kept.ts'

export const useInbox = create<Inbox>(() => ({ state: 'loading', needs: [], ended: [] }))

/** How many items nobody has looked at in this browser. */
export function useUnread(): number {
  const inbox = useInbox()
  const kept = useKept()
  return useMemo(() => idsOf(inbox).filter((id) => !isRead(kept, id)).length, [inbox, kept])
}
