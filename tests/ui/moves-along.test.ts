import { Virtualizer } from '@tanstack/react-virtual'
import { describe, expect, it } from 'vitest'
import { movesAlong } from '../../ui/transcript/moves-along.ts'

const ROW = 100
const VIEW = 500

/** Ten rows of which the last five are in view. */
function listAt({ held }: { held: boolean }) {
  const written: number[] = []
  const list = new Virtualizer<HTMLDivElement, HTMLElement>({
    count: 10,
    estimateSize: () => ROW,
    getScrollElement: () => null,
    initialOffset: ROW * 10 - VIEW,
    initialRect: { width: 700, height: VIEW },
    observeElementRect: () => undefined,
    observeElementOffset: () => undefined,
    scrollToFn: (offset, { adjustments = 0 }) => void written.push(offset + adjustments),
  })
  list.shouldAdjustScrollPositionOnItemSizeChange = movesAlong({ isHeld: () => held })
  list.getVirtualItems()
  return { list, written }
}

describe('rows above those in view that turn out higher than was thought', () => {
  it('do not take a reader who is held at the end back to where the list last knew them', () => {
    const { list, written } = listAt({ held: true })
    list.resizeItem(2, 130)
    expect(written).toEqual([])
  })

  it('leave a reader who is elsewhere at the words they read', () => {
    const { list, written } = listAt({ held: false })
    list.resizeItem(2, 130)
    expect(written).toEqual([530])
    list.resizeItem(8, 130)
    expect(written).toEqual([530])
    list.resizeItem(2, 140)
    expect(written).toEqual([530, 540])
  })
})
