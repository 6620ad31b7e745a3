import { useCallback, useSyncExternalStore } from 'react'
import { connection } from './services.ts'

const TICK_MS = 500

/** The server's time as far as the pings tell, in steps, ticking while `active`. */
export function useServerNow(active: boolean): number {
  const tick = useCallback(
    (changed: () => void) => {
      const timer = active ? setInterval(changed, TICK_MS) : undefined
      return () => clearInterval(timer)
    },
    [active],
  )
  return useSyncExternalStore(tick, serverNow)
}

const serverNow = (): number => Math.floor((Date.now() + connection.clock.offsetMs) / TICK_MS) * TICK_MS
