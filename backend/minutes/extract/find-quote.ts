/** Where a passage stands in a text: UTF-16 offsets. */
export type Passage = { start: number; end: number }

/** Shorter ones stand everywhere. */
const SHORTEST = 8

/**
 * Finds a passage that somebody quoted from memory: the same words in the same order, whatever became of white space,
 * quotation marks, dashes, letters' case, emphasis and characters that nobody sees. Null where it does not stand there.
 */
export function findPassage(text: string, quote: string): Passage | null {
  const exact = text.indexOf(quote)
  if (exact >= 0 && quote.trim() !== '') return { start: exact, end: exact + quote.length }
  const wanted = folded(quote).text.replace(EDGES, '')
  if (wanted.length < SHORTEST) return null
  const { text: within, at } = folded(text)
  const found = within.indexOf(wanted)
  if (found < 0) return null
  const start = at[found]
  const last = at[found + wanted.length - 1]
  return start === undefined || last === undefined ? null : { start, end: last + 1 }
}

/** The parts of a quote that leaves something out, each as it was given; the quote alone where it leaves out nothing. */
export const partsOf = (quote: string): string[] => {
  const parts = quote.split(/(?<!\s)\s*\[?(?:\.{3}|…)\]?\s*/u).filter((part) => part.trim() !== '')
  return parts.length > 1 ? parts : [quote]
}

// Marks around a quote, and the full stop that its writer set himself.
const EDGES = /^[\s"'(]+|(?<![\s"').,;:!?])[\s"').,;:!?]+$/g
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/
const MARKS: Record<string, string> = {
  ...Object.fromEntries([...'“”„‟«»″'].map((mark) => [mark, '"'])),
  ...Object.fromEntries([...'‘’‚‛`´′'].map((mark) => [mark, "'"])),
  ...Object.fromEntries([...'‐‑‒–—―−'].map((mark) => [mark, '-'])),
}

/** The text as it is compared, and where each of its characters stands in the text as it is. */
function folded(text: string): { text: string; at: number[] } {
  const kept: string[] = []
  const at: number[] = []
  let space = true
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i)
    if (UNSEEN.test(char) || char === '*' || char === '_') continue
    if (/\s/.test(char)) {
      if (!space) {
        kept.push(' ')
        at.push(i)
      }
      space = true
      continue
    }
    space = false
    const small = (MARKS[char] ?? char).toLowerCase()
    kept.push(small.length === 1 ? small : char)
    at.push(i)
  }
  return { text: kept.join(''), at }
}
