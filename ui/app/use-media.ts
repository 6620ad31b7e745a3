import { useCallback, useSyncExternalStore } from 'react'

/** Whether the window is as a media query says, now and after every change. */
export function useMedia(query: string): boolean {
  const listen = useCallback(
    (changed: () => void) => {
      const list = matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    [query],
  )
  return useSyncExternalStore(listen, () => matchMedia(query).matches)
}

/** Three columns fit: the table stands beside the talk (SPEC section 4). */
export const WIDE = '(width >= 80rem)'

/** One column: one of talk, outcome, queue and more is shown at a time. */
export const ONE_COLUMN = '(width < 56.25rem)'
/** A phone: pause and stop stand at the foot, writing and asking have sheets of their own. */
export const PHONE = '(width < 37.5rem)'
