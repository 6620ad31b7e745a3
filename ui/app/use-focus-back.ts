import { useLayoutEffect, useRef, type RefObject } from 'react'

/** Where the focus goes when what held it leaves the page: the element of this id. */
export function useFocusBack<T extends HTMLElement>(id: string): RefObject<T | null> {
  const part = useRef<T>(null)
  useLayoutEffect(() => {
    const held = part.current
    // A button that is disabled while its words are sent loses the focus before it leaves the page.
    let wasLast = false
    const onFocusIn = ({ target }: FocusEvent) => {
      wasLast = target instanceof Node && held?.contains(target) === true
    }
    document.addEventListener('focusin', onFocusIn)
    // Layout effects are undone before their part of the page is taken away.
    return () => {
      document.removeEventListener('focusin', onFocusIn)
      const { activeElement } = document
      if (held?.contains(activeElement) === true || (wasLast && activeElement === document.body))
        document.getElementById(id)?.focus({ preventScroll: true })
    }
  }, [id])
  return part
}
