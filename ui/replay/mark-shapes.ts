import type { Mark } from './marks.ts'

/** How a mark is drawn around its place: told apart by its shape first (SPEC section 11). */
export const MARK_SHAPES: Record<Mark['kind'], { path: string; look: string }> = {
  decision: { path: 'M0 -6L6 0L0 6L-6 0Z', look: 'fill-accent' },
  risk: { path: 'M0 -5.5L6 5H-6Z', look: 'fill-warn' },
  intervention: { path: 'M-4.5 0a4.5 4.5 0 109 0a4.5 4.5 0 10-9 0', look: 'fill-soft' },
  failure: { path: 'M-4.5 -4.5L4.5 4.5M4.5 -4.5L-4.5 4.5', look: 'fill-none stroke-bad stroke-[2.5]' },
}
