import { useMemo, useRef, useState } from 'react'
import { useRoom, useRun, useView } from '../room/room-context.ts'
import { feedOf } from './feed.ts'
import { createFeedFocus } from './feed-focus.ts'
import { useAsked, useNear } from './use-asked.ts'
import { useEnd } from './use-end.ts'
import { useFeedList } from './use-feed-list.ts'
import { useFrozen } from './use-frozen.ts'
import { useLatest } from './use-latest.ts'
import { useSearch } from './use-search.ts'

export type TranscriptView = ReturnType<typeof useTranscript>

/** The rows that are drawn, where the reader is among them, and how they get elsewhere. */
export function useTranscript() {
  const { session } = useRoom()
  const timeline = useView((view) => view.timeline)
  const turn = useRun((run) => run.turn)
  const current = useMemo(() => feedOf(timeline, turn), [timeline, turn])
  const { feed, frozen, toggle } = useFrozen(current)
  const scroller = useRef<HTMLDivElement>(null)
  const above = useRef<HTMLDivElement>(null)
  const focused = useRef<string | null>(null)
  const { end, since } = useEnd(scroller, useLatest(feed.messages))
  const list = useFeedList(feed, { scroller, above, focused, end })
  const latest = useLatest({ feed, list })
  // oxlint-disable-next-line react/refs -- it looks at them when somebody goes somewhere
  const [focus] = useState(() =>
    createFeedFocus({ latest, scroller, focused, end, transcript: session.transcript }),
  )
  const search = useSearch(focus)
  useAsked(end.toEnd, focus.toMessage)
  useNear(list.items)
  const freeze = () => {
    toggle()
    // Whoever was at the end catches up there.
    if (frozen !== null && end.isHeld()) requestAnimationFrame(end.toEnd)
  }
  return { session, current, feed, frozen, freeze, scroller, above, list, focus, end, since, search }
}
