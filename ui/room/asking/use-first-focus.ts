import { useEffect, type RefObject } from 'react'

/** The first field or button takes the focus: whoever opened this wants to use it. */
export function useFirstFocus(part: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    part.current?.querySelector<HTMLElement>('input, button')?.focus()
  }, [part])
}
