import { useLayoutEffect, useRef, type RefObject } from 'react'

/** What was drawn last, for whatever happens after it. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value)
  useLayoutEffect(() => {
    latest.current = value
  })
  return latest
}
