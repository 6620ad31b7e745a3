/** Runs in the page: the words on its controls that are broken in two. */
export function brokenWords(): string[] {
  const found: string[] = []
  for (const control of document.querySelectorAll('button, [role=tab]')) {
    if (!control.checkVisibility()) continue
    const texts = document.createTreeWalker(control, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode())
      for (const { 0: word, index } of (node.textContent ?? '').matchAll(/[\p{L}…]+/gu)) {
        const range = document.createRange()
        range.setStart(node, index)
        range.setEnd(node, index + word.length)
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
        if (lines.size > 1 && node.parentElement?.closest('.sr-only') === null) found.push(word)
      }
  }
  return found
}

/** Runs in the page: how wide it is where it is too wide, and the controls and words that stand beyond its edge or are cut off. */
export function tooWide(): string[] {
  const width = document.documentElement.clientWidth
  const isUnseen = (at: Element) => !at.checkVisibility() || at.closest('.sr-only') !== null
  /** A part that scrolls by itself holds what is wider than it. */
  const scrolls = (at: Element): boolean => {
    for (let up = at.parentElement; up !== null; up = up.parentElement)
      if (/auto|scroll/.test(getComputedStyle(up).overflowX) && up.scrollWidth > up.clientWidth) return true
    return false
  }
  const out = [...document.body.querySelectorAll('*')].filter((at) => {
    const { left, right, width: own } = at.getBoundingClientRect()
    return own > 1 && (right > width + 1 || left < -1) && !isUnseen(at) && !scrolls(at)
  })
  const cut = [...document.body.querySelectorAll('button, a, label, h1, h2, h3, p')].filter(
    (at) =>
      !isUnseen(at) &&
      // What is only read aloud is one pixel wide.
      at.clientWidth > 1 &&
      /hidden|clip/.test(getComputedStyle(at).overflowX) &&
      getComputedStyle(at).textOverflow !== 'ellipsis' &&
      at.scrollWidth > at.clientWidth + 1,
  )
  const page = document.documentElement.scrollWidth
  return [
    ...(page > width ? [`the page is ${page} px wide`] : []),
    ...[...out, ...cut].map((at) => at.outerHTML.slice(0, 160)),
  ].slice(0, 12)
}
