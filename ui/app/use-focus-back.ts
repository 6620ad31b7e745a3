import { useLayoutEffect, useRef, type RefObject } from 'react'

/** Where the focus goes when what held it leaves the page: the element of this id. */
export function useFocusBack<T extends HTMLElement>(id: string): RefObject<T | null> {
  const part = useRef<T>(null)
  useLayoutEffect(() => {
    const held = part.current
    // Layout effects are undone before their part of the page is taken away.
    return () => {
      if (held?.contains(document.activeElement) === true)
        document.getElementById(id)?.focus({ preventScroll: true })
    }
  }, [id])
  return part
}
