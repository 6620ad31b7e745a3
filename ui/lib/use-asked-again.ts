import { useEffect } from 'react'

/** Asks again every so often while something may change and somebody looks; `ask` stays the same function. */
export function useAskedAgain(mayChange: boolean, ask: () => void, everyMs: number): void {
  useEffect(() => {
    if (!mayChange) return
    const timer = setInterval(() => !document.hidden && ask(), everyMs)
    return () => clearInterval(timer)
  }, [mayChange, ask, everyMs])
}
