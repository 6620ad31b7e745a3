import { useEffect, useRef, type RefObject } from 'react'
import { app } from '../lib/words.ts'

/** The page's name in the tab: state, council, program. */
export function useTitle(...parts: (string | null | undefined)[]): void {
  const title = [...parts, app.name].filter(Boolean).join(', ')
  useEffect(() => {
    document.title = title
  }, [title])
}

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
