import type { WantedPart } from '../ports/search.ts'
import { wordsOf } from '../minutes/support/stemmed-words.ts'

/** So many parts are looked for; what is typed behind them is too much to be meant. */
const MOST_PARTS = 32

/**
 * What was typed, as it is looked for: what stands in quotes is a phrase, and so is what is written in one piece, as
 * "e-mail". The last word may be begun only, unless something was typed behind it.
 */
export function wantedIn(q: string): WantedPart[] {
  const parts: WantedPart[] = []
  for (const { 0: piece, index, groups } of q.matchAll(/"(?<quoted>[^"]*)"?|(?<plain>[^\s"]+)/gu)) {
    const words = [...wordsOf(groups?.quoted ?? groups?.plain ?? '')]
    const last = words.at(-1)
    if (last === undefined) continue
    const isOpen = groups?.plain !== undefined && index + piece.length === q.length
    // A single letter begins half of all words.
    const isBegun = isOpen && last.end === piece.length && last.word.length > 1
    parts.push({ stems: words.map(({ stem }) => stem), prefix: isBegun ? last.word : null })
  }
  return parts.slice(0, MOST_PARTS)
}
