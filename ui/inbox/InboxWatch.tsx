import { useEffect, useRef, type RefObject } from 'react'
import { alertNow } from '../app/announcer.tsx'
import { usePreferences } from '../app/preferences.ts'
import { councilPath, go, placeOf, useAddress } from '../app/router.ts'
import { toast } from '../app/toast.ts'
import { Toasts } from '../app/Toasts.tsx'
import { words } from '../words/words.ts'
import { chime } from '../lib/chime.ts'
import { useInbox } from './inbox-store.ts'
import { endedId, idsOf } from './items.ts'
import { takeLead, type Lead } from './lead.ts'
import { markRead, useKept } from './kept.ts'
import { isUrgent, needPath, type Need } from './needs.ts'
import { endedText, idsOfRun, newsIn, runOfPath } from './news.ts'
import { notify } from './notices.ts'
import { refreshInbox } from './refresh-inbox.ts'

const EVERY_MS = 10_000

/** Asks what waits, once for all tabs of the browser, and tells of what is new. */
export default function InboxWatch() {
  const { path } = placeOf(useAddress())
  const lead = useAsking(path)
  const inbox = useInbox()
  const known = useRef<ReadonlySet<string> | null>(null)
  useEffect(() => {
    if (inbox.state !== 'here') return
    const { needs, ended } = newsIn(inbox, known.current)
    known.current = new Set([...(known.current ?? []), ...idsOf(inbox)])
    if (useKept.getState().read === null) markRead(inbox.ended.map((row) => endedId(row)))
    const here = document.hidden ? null : runOfPath(path)
    if (here !== null) markRead(idsOfRun(inbox, here))
    // A tab that nobody looks at stays still, but for the one that calls.
    if (document.hidden && lead.current?.leads() === false) return
    for (const need of needs.filter(({ runId }) => runId !== here)) tell(need, path)
    for (const row of ended.filter(({ id, status }) => id !== here && status !== 'failed'))
      toast(endedText(row), councilPath(row.id))
  }, [inbox, path, lead])
  return <Toasts />
}

/** These pages show what waits by themselves. */
const SHOWN_ON: readonly string[] = ['/', '/home', '/inbox']

function tell(need: Need, path: string): void {
  const text = words.inboxWords.says[need.kind](need.runTitle)
  if (!isUrgent(need) || !document.hidden) {
    if (need.kind === 'turn') alertNow(text)
    if (!SHOWN_ON.includes(path)) toast(text, needPath(need))
    return
  }
  const { desktopNotices, sounds } = usePreferences.getState()
  if (desktopNotices) notify(need.id, { title: text, text: need.text, onPress: () => go(needPath(need)) })
  if (sounds) chime()
  toast(text, needPath(need))
}

function useAsking(path: string): RefObject<Lead | null> {
  const lead = useRef<Lead | null>(null)
  // Whoever comes to another page sees what waits now.
  useEffect(() => void refreshInbox(), [path])
  useEffect(() => {
    const isSeen = () => !document.hidden
    // There are none where the page did not come over a secure connection.
    const now = takeLead(isSeen, 'locks' in navigator ? navigator.locks : undefined)
    lead.current = now
    const ask = () => void (now.leads() && refreshInbox())
    const onSeen = () => {
      now.seen()
      if (isSeen()) void refreshInbox()
    }
    const timer = setInterval(ask, EVERY_MS)
    document.addEventListener('visibilitychange', onSeen)
    addEventListener('online', ask)
    return () => {
      now.stop()
      clearInterval(timer)
      document.removeEventListener('visibilitychange', onSeen)
      removeEventListener('online', ask)
    }
  }, [])
  return lead
}
