import type { VirtualItem, Virtualizer } from '@tanstack/react-virtual'
import type { End } from './use-end.ts'

type List = Pick<
  Virtualizer<HTMLDivElement, HTMLElement>,
  'itemSizeCache' | 'scrollOffset' | 'scrollDirection'
>

/**
 * Whether the list scrolls by what a row above has grown, so that the rows in view stand still. It counts from where it
 * last heard that it was, and that may be before the end was put in view: whoever is held there would be taken away
 * from it, and be thought to have left.
 */
export const movesAlong =
  (end: Pick<End, 'isHeld'>) =>
  ({ key, start }: VirtualItem, _grownBy: number, list: List): boolean => {
    if (end.isHeld()) return false
    const offset = list.scrollOffset ?? 0
    const known = list.itemSizeCache.get(key)
    // For all others, what the list does where nobody tells it.
    if (known === undefined) return start < offset
    return start + known <= offset && list.scrollDirection !== 'backward'
  }
