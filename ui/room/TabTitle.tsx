import { useSyncExternalStore } from 'react'
import { ENDED } from '../../backend/council/state.ts'
import { useServerNow } from '../app/use-now.ts'
import { useTitle } from '../app/use-page.ts'
import { clock, clockLeft } from '../lib/time.ts'
import { boxView, elapsedAt, timeboxes } from '../run/time-view.ts'
import { useRun } from './room-context.ts'
import { words } from '../words/words.ts'

/** The name of the tab: how the council stands; while the tab is out of sight, the time that is left. */
export function TabTitle() {
  const run = useRun((one) => one)
  const isHidden = useSyncExternalStore(onSight, () => document.hidden)
  const now = useServerNow(isHidden && run.status === 'running')
  const { main } = timeboxes(run)
  const { title } = run.meeting
  const shows = isHidden && main !== undefined && !ENDED.has(run.status)
  const leftMs = shows ? boxView(main, elapsedAt(run, now)).leftMs : 0
  const time = leftMs > 0 ? words.timeTitle.left(clockLeft(leftMs)) : words.timeTitle.over(clock(-leftMs))
  useTitle(shows ? time : words.status[run.status], title)
  return null
}

function onSight(changed: () => void): () => void {
  document.addEventListener('visibilitychange', changed)
  return () => document.removeEventListener('visibilitychange', changed)
}
