/**
 * Collects work until the next frame, so that a burst of events or tokens is drawn once. A hidden tab draws no frames:
 * there a timer stands in, or the run would fall behind.
 */
export function perFrame<T>(flush: (items: T[]) => void): (item: T) => void {
  let waiting: T[] = []
  const empty = () => {
    const items = waiting
    waiting = []
    flush(items)
  }
  return (item) => {
    waiting.push(item)
    if (waiting.length > 1) return
    if (document.hidden) setTimeout(empty, 0)
    else requestAnimationFrame(empty)
  }
}
