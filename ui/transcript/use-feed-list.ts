import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { entryAt, isRekeyed, keyAt, lengthOf, placeOfKey, type Feed } from './feed.ts'
import { estimatedHeight } from './heights.ts'
import { movesAlong } from './moves-along.ts'
import type { End } from './use-end.ts'

type Parts = {
  scroller: RefObject<HTMLDivElement | null>
  /** What stands above the feed and scrolls with it. */
  above: RefObject<HTMLElement | null>
  /** The row that has the focus stays where it is, however far away. */
  focused: RefObject<string | null>
  end: End
}

/** The rows that are drawn, and where: those in view and a few around them. */
export function useFeedList(feed: Feed, { scroller, above, focused, end }: Parts) {
  'use no memo'
  const latest = useRef(feed)
  const focusedAt = useRef(-1)
  const margin = useHeight(above)
  const drawn = useRef<readonly [number, number]>([0, 0])
  const getItemKey = useKeys(feed, latest, drawn)
  const rangeExtractor = useCallback(
    (range: Range) => {
      const indexes = defaultRangeExtractor(range)
      const key = focused.current
      if (key === null) return indexes
      const place = placeOfKey(latest.current, key, focusedAt.current)
      if (place < 0 || indexes.includes(place)) return indexes
      return [...indexes, place].toSorted((a, b) => a - b)
    },
    [focused],
  )
  // oxlint-disable-next-line react/incompatible-library -- nothing is memoized here
  const list = useVirtualizer<HTMLDivElement, HTMLElement>({
    count: lengthOf(feed),
    getScrollElement: () => scroller.current,
    estimateSize: (index) => estimatedHeight(entryAt(latest.current, index)),
    getItemKey,
    rangeExtractor,
    overscan: 4,
    scrollMargin: margin,
    // A council is opened at its end.
    initialOffset: BEYOND,
    initialRect: { width: 700, height: 700 },
    useFlushSync: false,
    directDomUpdates: true,
    directDomUpdatesMode: 'position',
    onChange: end.hold,
  })
  useLayoutEffect(() => {
    list.shouldAdjustScrollPositionOnItemSizeChange = movesAlong(end)
  }, [list, end])
  const items = list.getVirtualItems()
  useLayoutEffect(() => {
    drawn.current = [items.at(0)?.index ?? 0, items.at(-1)?.index ?? 0]
    end.hold()
  })
  const { measureElement, containerRef, scrollToIndex, elementsCache, range } = list
  return {
    items,
    /** The last row of which something is in view. */
    lastInView: range?.endIndex ?? Infinity,
    measureElement,
    containerRef,
    scrollToIndex,
    /** The row of a key, where it is drawn. */
    elementOf: (key: string): HTMLElement | undefined => elementsCache.get(key),
    /** Where the row stands that has the focus. */
    noteFocus: (index: number): void => {
      focusedAt.current = index
    },
  }
}

/** Further than any transcript is long; browsers take it for the end. */
const BEYOND = 1e8
/** Rows beyond those that were drawn, which may be drawn next. */
const AROUND = 12

/** The keys of the rows; another function only when a row that is drawn has another key. */
function useKeys(
  feed: Feed,
  latest: RefObject<Feed>,
  drawn: RefObject<readonly [number, number]>,
): (index: number) => string {
  const version = useRef(0)
  if (latest.current !== feed) {
    const [from, to] = drawn.current
    if (isRekeyed(latest.current, feed, from - AROUND, to + AROUND)) version.current++
    latest.current = feed
  }
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the version stands for the keys
  return useCallback((index: number) => keyAt(latest.current, index), [latest, version.current])
}

function useHeight(part: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(0)
  useLayoutEffect(() => {
    const at = part.current
    if (at === null) return
    const measure = () => setHeight(at.offsetTop + at.offsetHeight)
    measure()
    const sizes = new ResizeObserver(measure)
    sizes.observe(at)
    return () => sizes.disconnect()
  }, [part])
  return height
}
