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
