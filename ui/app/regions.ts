/** The parts of a page that F6 goes through, in the order in which they stand. */
const PARTS = '[data-part], #transcript, nav, main, aside'

/** What had the focus last in each part, so that coming back is coming back to it. */
const last = new WeakMap<Element, HTMLElement>()

/** Takes the focus to the next part of the page, or to the one before. */
export function cycleRegions(step: 1 | -1): void {
  const parts = shownParts()
  if (parts.length === 0) return
  const held = document.activeElement
  const here = parts.findLastIndex((part) => part.contains(held))
  const from = parts[here]
  if (from !== undefined && held instanceof HTMLElement) last.set(from, held)
  const start = here < 0 && step < 0 ? 0 : here
  const next = parts[(start + step + parts.length) % parts.length]
  if (next !== undefined) enter(next)
}

/** Parts in view; one that holds other parts is left out for them. */
function shownParts(): HTMLElement[] {
  const all = [...document.querySelectorAll<HTMLElement>(PARTS)].filter((part) => part.checkVisibility())
  return all.filter((part) => !all.some((other) => other !== part && part.contains(other)))
}

const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]'

function enter(part: HTMLElement): void {
  const known = last.get(part)
  const isStillThere = known !== undefined && part.contains(known) && known.checkVisibility()
  const first = [...part.querySelectorAll<HTMLElement>(FOCUSABLE)].find((one) => one.checkVisibility())
  const target = isStillThere ? known : first
  if (target !== undefined) return target.focus()
  part.tabIndex = -1
  part.focus()
}
