import type { KeyboardEvent, PointerEvent } from 'react'
import { usePanelWidths, widen, WIDTHS, type Side } from './panel-widths.ts'
import { words } from '../../words/words.ts'

const STEP = 16

/** Between the talk and a panel: drawn with a finger or a mouse, moved with arrows, back to usual by a double press. */
export function Divider({ side }: { side: Side }) {
  const width = usePanelWidths((held) => held[side])
  const { least, most, usual } = WIDTHS[side]
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const to =
      { Home: least, End: most }[event.key] ?? (isArrow(event.key) ? width + STEP * grows(event, side) : null)
    if (to === null) return
    event.preventDefault()
    widen(side, to)
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    widen(side, widthAt(event.currentTarget, event.clientX, side))
  }
  return (
    // The focusable separator of the ARIA practices: a window splitter.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="separator"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={words.controls.widthOf[side]}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      onKeyDown={onKeyDown}
      onDoubleClick={() => widen(side, usual)}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      className="group/divider relative z-10 -mx-3 w-6 shrink-0 cursor-col-resize touch-none"
    >
      <span className="absolute inset-y-0 start-1/2 w-px bg-line group-hover/divider:w-0.5 group-hover/divider:bg-accent group-focus-visible/divider:w-0.5 group-focus-visible/divider:bg-accent" />
    </div>
  )
}

const isArrow = (key: string): boolean => key === 'ArrowLeft' || key === 'ArrowRight'

const isRtl = (at: Element): boolean => getComputedStyle(at).direction === 'rtl'

/** The divider goes where the arrow points; what stands before it grows with that, what stands behind it shrinks. */
function grows({ key, currentTarget }: KeyboardEvent<HTMLElement>, side: Side): 1 | -1 {
  const isOn = (key === 'ArrowRight') !== isRtl(currentTarget)
  return isOn === (side === 'left') ? 1 : -1
}

function widthAt(divider: HTMLElement, x: number, side: Side): number {
  const frame = divider.parentElement?.getBoundingClientRect()
  if (frame === undefined) return WIDTHS[side].usual
  const fromStart = isRtl(divider) ? frame.right - x : x - frame.left
  return side === 'left' ? fromStart : frame.width - fromStart
}
