const NAME = 'found'

/** Marks every place of the words in a part of the page; nothing in the page changes for it. */
export function markWords(id: string, wanted: string): void {
  const part = document.getElementById(id)
  if (part === null || typeof Highlight === 'undefined') return
  CSS.highlights.set(NAME, new Highlight(...rangesOf(part, wanted.trim().toLowerCase())))
}

export function unmarkWords(): void {
  if (typeof Highlight !== 'undefined') CSS.highlights.delete(NAME)
}

/** Words that stand in one piece of text; those that markup divides are found all the same, and not marked. */
function rangesOf(part: HTMLElement, needle: string): Range[] {
  const ranges: Range[] = []
  const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text !== null && needle !== ''; text = texts.nextNode()) {
    const words = (text.nodeValue ?? '').toLowerCase()
    for (let at = words.indexOf(needle); at >= 0; at = words.indexOf(needle, at + needle.length)) {
      const range = document.createRange()
      range.setStart(text, at)
      range.setEnd(text, Math.min(at + needle.length, text.nodeValue?.length ?? 0))
      ranges.push(range)
    }
  }
  return ranges
}
