/** A part of a text: words, or a citation with the line it names. */
export type CitedPart = { text: string; line: string | null }

/** What stands in square brackets and ends with a line: `[The lease:42]`. A clock or a bare number is none. */
const CITATION = /\[([^[\]\n]{1,160}):(\d{1,5}(?:[-–]\d{1,5})?)\]/gu

/** A text with its citations apart; put together again the parts are the text. */
export function citedParts(text: string): CitedPart[] {
  const parts: CitedPart[] = []
  let at = 0
  for (const found of text.matchAll(CITATION)) {
    const [whole, title = '', line = null] = found
    if (!/\p{L}{2}/u.test(title)) continue
    if (found.index > at) parts.push({ text: text.slice(at, found.index), line: null })
    parts.push({ text: whole, line })
    at = found.index + whole.length
  }
  if (at < text.length) parts.push({ text: text.slice(at), line: null })
  return parts
}
