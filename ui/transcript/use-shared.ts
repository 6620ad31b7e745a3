import { useMemo, useState } from 'react'
import { ENDED } from '../../backend/council/state.ts'
import { useRun } from '../room/room-context.ts'
import type { FeedFocus } from './feed-focus.ts'
import type { MenuAt } from './MessageMenu.tsx'
import type { Talk } from './talk-context.ts'
import type { End } from './use-end.ts'

type Shared = {
  focus: FeedFocus
  end: End
  setMenu: (at: MenuAt) => void
  stillDraft: Talk['stillDraft']
}

/** What every row is given; the same as long as nothing of it changes, or all rows would be drawn anew. */
export function useShared({ focus: { toMessage }, end, setMenu, stillDraft }: Shared): Talk {
  const runId = useRun((run) => run.runId)
  const seats = useRun((run) => run.seats)
  const promptVersions = useRun((run) => run.promptVersions)
  const createdAt = useRun((run) => run.createdAt)
  const demo = useRun((run) => run.demo)
  const lang = useRun((run) => run.meeting.language)
  const setSize = useRun((run) => (ENDED.has(run.status) ? run.messages.length : -1))
  const [unfolded] = useState(() => new Set<string>())
  return useMemo(
    () => ({
      runId,
      seats,
      promptVersions,
      createdAt,
      demo,
      lang,
      setSize,
      unfolded,
      beforeGrowth: end.leave,
      openMenu: (button, messageId) => setMenu({ button, messageId }),
      goTo: toMessage,
      stillDraft,
    }),
    [
      runId,
      seats,
      promptVersions,
      createdAt,
      demo,
      lang,
      setSize,
      unfolded,
      end,
      setMenu,
      toMessage,
      stillDraft,
    ],
  )
}
