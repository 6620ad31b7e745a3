import { useEffect, useRef, type RefObject } from 'react'
import { words } from '../words/words.ts'

/** The page's name in the tab: state, council, program. */
export function useTitle(...parts: (string | null | undefined)[]): void {
  const title = [...parts, words.app.name].filter(Boolean).join(', ')
  useEffect(() => {
    document.title = title
  }, [title])
}

/** Where the button that had the focus is gone, the page is read from its heading on. */
export const focusHeading = (): void => document.querySelector<HTMLElement>('main h1')?.focus()

let isFirst = true

/** The heading takes the focus when the page changes, so that it is read; not on the first page, which is read anyway. */
export function useHeadingFocus(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!isFirst) heading.current?.focus()
    isFirst = false
  }, [])
  return heading
}
