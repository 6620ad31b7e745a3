const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex="0"]'

/** Moves the focus to the first thing after a part of the page that takes it, or the last before it. */
export function focusBeside(part: Element, side: 'before' | 'after'): void {
  const wanted = side === 'after' ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING
  const around = [...document.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (one) =>
      !part.contains(one) &&
      !one.contains(part) &&
      (part.compareDocumentPosition(one) & wanted) !== 0 &&
      one.checkVisibility(),
  )
  const next = side === 'after' ? around.at(0) : around.at(-1)
  next?.focus()
}
