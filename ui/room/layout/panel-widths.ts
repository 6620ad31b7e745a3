import { create } from 'zustand'
import { isRow } from '../../lib/reading.ts'

export type Side = 'left' | 'right'

/** Pixels at which each side begins, and how narrow and wide it may become (SPEC section 4). */
export const WIDTHS = {
  left: { usual: 260, least: 200, most: 420 },
  right: { usual: 360, least: 280, most: 640 },
} as const

const KEY = 'xio.panels'

/** How wide a person has made the panels beside the talk, on this device. */
export const usePanelWidths = create<Record<Side, number>>(() => remembered())

/** Makes a panel as wide as is asked, as far as that goes. */
export function widen(side: Side, width: number): void {
  usePanelWidths.setState({ [side]: within(side, width) })
  try {
    localStorage.setItem(KEY, JSON.stringify(usePanelWidths.getState()))
  } catch {
    // Storage is off: it holds for this page.
  }
}

export function within(side: Side, width: number): number {
  const { least, most } = WIDTHS[side]
  return Math.round(Math.min(most, Math.max(least, width)))
}

function remembered(): Record<Side, number> {
  const usual = { left: WIDTHS.left.usual, right: WIDTHS.right.usual }
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    if (!isRow(kept)) return usual
    const of = (side: Side) => {
      const width = kept[side]
      return typeof width === 'number' && Number.isFinite(width) ? within(side, width) : usual[side]
    }
    return { left: of('left'), right: of('right') }
  } catch {
    return usual
  }
}
