import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { alertNow, announce } from '../app/announcer.tsx'
import { commandStore, connection } from '../app/services.ts'
import { Button } from '../components/Button.tsx'
import { words } from '../words/words.ts'
import { useStatus } from './use-status.ts'
import { useIsOffline } from './use-is-offline.ts'

/** A short break is nobody's business; after this a person should know. */
const BANNER_AFTER_MS = 5_000

/** Says that the council goes on without the page. */
export function ConnectionBanner() {
  const { kind, since } = useStatus()
  const isOffline = useIsOffline()
  const isLong = useIsLong(kind === 'reconnecting' || isOffline, since)
  const waiting = useStore(commandStore, (held) => held.asked.filter((one) => one.state === 'waiting').length)
  if (!isLong) return null
  return (
    <div className="flex flex-wrap items-center justify-center gap-x-4 gap-y-1 border-b border-warn bg-warn-tint px-4 py-1.5 text-warn">
      <span>
        {isOffline ? words.connectionWords.offlineBanner : words.connectionWords.lost}{' '}
        {waiting > 0 && words.connectionWords.waiting(waiting)}
      </span>
      <Button small onClick={() => connection.retryNow()}>
        {words.connectionWords.retry}
      </Button>
    </div>
  )
}

/** Whether it has been so for a while; what it told aloud it also takes back. */
function useIsLong(isDown: boolean, since: number): boolean {
  const [isLong, setIsLong] = useState(false)
  useEffect(() => {
    if (!isDown) return
    const told = { lost: false }
    const timer = setTimeout(
      () => {
        told.lost = true
        setIsLong(true)
        alertNow(words.announce.lost)
      },
      Math.max(0, since + BANNER_AFTER_MS - Date.now()),
    )
    return () => {
      clearTimeout(timer)
      setIsLong(false)
      if (told.lost) announce(words.announce.back)
    }
  }, [isDown, since])
  return isLong
}
