import { useLayoutEffect, useRef, useState } from 'react'

/** The width of a chart's own box in CSS pixels; a chart is as wide as its place, not as the window. */
export function useWidth() {
  const box = useRef<HTMLDivElement>(null)
  const [width, set] = useState(0)
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    const measure = () => set(Math.floor(element.clientWidth))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { box, width }
}
