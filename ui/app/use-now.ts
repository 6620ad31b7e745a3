import { useEffect, useState } from 'react'
import { connection } from './services.ts'

const TICK_MS = 500

/** The server's time as far as the pings tell, ticking while `active`. */
export function useServerNow(active: boolean): number {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    setNow(serverNow())
    if (!active) return
    const timer = setInterval(() => setNow(serverNow()), TICK_MS)
    return () => clearInterval(timer)
  }, [active])
  return now
}

const serverNow = (): number => Date.now() + connection.clock.offsetMs
