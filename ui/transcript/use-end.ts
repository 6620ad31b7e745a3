import { useLayoutEffect, useState, type RefObject } from 'react'

/** Further from the end than this, a reader is told what is new there. */
const AWAY_PX = 80
/** Who moves up by more than this wants to read there. */
const LEAVES_PX = 4

export type End = {
  /** Puts the end in view again if the reader was there; after every change of size. */
  hold(): void
  /** The reader goes somewhere else, or something they look at grows. */
  leave(): void
  toEnd(): void
  isHeld(): boolean
}

/**
 * The end of the transcript: whoever is there stays there, whatever grows or shrinks; whoever moves up is left alone.
 * `since` is how many messages there were when the reader left, null while they are at the end.
 */
export function useEnd(
  scroller: RefObject<HTMLElement | null>,
  messages: RefObject<number>,
): { end: End; since: number | null } {
  const [since, setSince] = useState<number | null>(null)
  const [end] = useState(() => createEnd(scroller, messages, setSince))
  // Before the list listens: whoever scrolls away has left before the list may put the end in view.
  useLayoutEffect(() => watch(scroller.current, end), [scroller, end])
  return { end, since }
}

function watch(at: HTMLElement | null, end: ReturnType<typeof createEnd>): (() => void) | undefined {
  if (at === null) return
  // A growing composer, a window of another size.
  const sizes = new ResizeObserver(end.hold)
  sizes.observe(at)
  const over = new AbortController()
  const listening = { passive: true, signal: over.signal }
  at.addEventListener('scroll', end.scrolled, listening)
  at.addEventListener('wheel', ({ deltaY }) => deltaY < 0 && end.goesUp(), listening)
  at.addEventListener('keydown', ({ key }) => UPWARDS.has(key) && end.goesUp(), listening)
  return () => {
    sizes.disconnect()
    over.abort()
  }
}

/** The keys by which a browser scrolls up. */
const UPWARDS = new Set(['Home', 'PageUp', 'ArrowUp'])

type Region = Pick<HTMLElement, 'scrollTop' | 'scrollHeight' | 'clientHeight'>

export function createEnd(
  scroller: RefObject<Region | null>,
  messages: RefObject<number>,
  tell: (since: number | null) => void,
): End & { scrolled(): void; goesUp(): void } {
  let [isHeld, top, height, left] = [true, 0, 0, 0]
  const leave = () => {
    if (isHeld) left = messages.current
    isHeld = false
  }
  const hold = () => {
    const at = scroller.current
    // Behind another tab of a narrow screen it has no height.
    if (at === null || at.clientHeight === 0) return
    if (!isHeld) return tell(restOf(at) <= AWAY_PX ? null : left)
    if (restOf(at) > 0.5) at.scrollTop = at.scrollHeight
    top = at.scrollTop
    height = at.clientHeight
  }
  const scrolled = () => {
    const at = scroller.current
    if (at === null) return
    // A region that has become higher is moved by the browser; its reader has not.
    if (isHeld && at.clientHeight !== height) return hold()
    const rest = restOf(at)
    if (at.scrollTop < top - 1 && rest > LEAVES_PX) leave()
    else if (at.scrollTop > top && rest <= AWAY_PX) isHeld = true
    top = at.scrollTop
    height = at.clientHeight
    tell(isHeld || rest <= AWAY_PX ? null : left)
  }
  return {
    hold,
    leave,
    scrolled,
    isHeld: () => isHeld,
    // Known before the browser scrolls: what comes in between would put the end in view again.
    goesUp() {
      if ((scroller.current?.scrollTop ?? 0) > 0) leave()
    },
    toEnd() {
      isHeld = true
      tell(null)
      hold()
    },
  }
}

const restOf = (at: Region): number => at.scrollHeight - at.scrollTop - at.clientHeight
