import { useEffect, useState, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { commandStore, connection } from '../app/services.ts'
import { announce } from '../app/announcer.tsx'
import { Button } from '../components/Button.tsx'
import { cx } from '../components/cx.ts'
import { connectionWords as say } from '../lib/words.ts'
import { announce as spoken } from '../lib/words-room.ts'

const useStatus = () =>
  useSyncExternalStore(
    (changed) => connection.onStatus(changed),
    () => connection.status,
  )

function useIsOffline(): boolean {
  return useSyncExternalStore(listenOnline, () => !navigator.onLine)
}

function listenOnline(changed: () => void): () => void {
  addEventListener('online', changed)
  addEventListener('offline', changed)
  return () => {
    removeEventListener('online', changed)
    removeEventListener('offline', changed)
  }
}

/** How the page stands to its server. */
export function ConnectionChip() {
  const { kind, latencyMs } = useStatus()
  const isOffline = useIsOffline()
  const good = kind === 'online' && !isOffline
  const text = isOffline ? say.offline : kind === 'online' ? say.live : say[kind]
  return (
    <span
      className={cx(
        'tabular inline-flex min-w-0 items-center gap-1.5 rounded-full px-2.5 py-0.5 text-[0.93rem] whitespace-nowrap',
        good ? 'text-soft' : 'bg-warn-tint text-warn',
      )}
    >
      <span
        aria-hidden="true"
        className={cx('size-2 shrink-0 rounded-full', good ? 'bg-good' : 'breathe bg-warn')}
      />
      <span className="truncate">{text}</span>
      {good && latencyMs !== null && <span className="hidden sm:inline">{say.latency(latencyMs)}</span>}
    </span>
  )
}

/** A short break is nobody's business; after this a person should know. */
const BANNER_AFTER_MS = 5_000

/** Says that the council goes on without the page. */
export function ConnectionBanner() {
  const { kind, since } = useStatus()
  const isOffline = useIsOffline()
  const isDown = kind === 'reconnecting' || isOffline
  const isLong = useIsLong(isDown, since)
  const waiting = useStore(commandStore, (held) => held.asked.filter((one) => one.state === 'waiting').length)
  if (!isLong) return null
  return (
    <div
      role="status"
      className="flex flex-wrap items-center justify-center gap-x-4 gap-y-1 border-b border-warn bg-warn-tint px-4 py-1.5 text-warn"
    >
      <span>
        {isOffline ? say.offlineBanner : say.lost} {waiting > 0 && say.waiting(waiting)}
      </span>
      <Button small onClick={() => connection.retryNow()}>
        {say.retry}
      </Button>
    </div>
  )
}

function useIsLong(isDown: boolean, since: number): boolean {
  const [isLong, setIsLong] = useState(false)
  useEffect(() => {
    if (!isDown) return
    const timer = setTimeout(
      () => {
        setIsLong(true)
        announce(spoken.lost)
      },
      Math.max(0, since + BANNER_AFTER_MS - Date.now()),
    )
    return () => {
      clearTimeout(timer)
      setIsLong(false)
    }
  }, [isDown, since])
  return isLong
}
