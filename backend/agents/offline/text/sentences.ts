/** A stretch of a text: UTF-16 offsets into it. */
export type Stretch = { from: number; to: number }

const segmenters = {
  en: new Intl.Segmenter('en', { granularity: 'sentence' }),
  ru: new Intl.Segmenter('ru', { granularity: 'sentence' }),
}

const RUSSIAN = String.raw`(?<!\p{L})(?:т\.\s?[екд]|напр|тыс|млн|руб|мес|ул|им|см|стр|прибл|ок|прим)\.$`
/** Short forms whose full stop ends no sentence. */
const SHORT = new RegExp(String.raw`\b(?:e\.g|i\.e|etc|approx|incl|vs|no)\.$|${RUSSIAN}`, 'iu')
const CUT_SHORT = new RegExp(String.raw`\b(?:e\.g|i\.e|etc|approx|vs)\.$|${RUSSIAN}`, 'iu')

/** The sentences of a text, without the space around them. */
export const sentencesOf = (text: string): Stretch[] => {
  const found: Stretch[] = []
  for (const { segment, index } of segmenters[/[а-яё]/i.test(text) ? 'ru' : 'en'].segment(text)) {
    const from = index + (segment.length - segment.trimStart().length)
    const to = index + segment.trimEnd().length
    const last = found[found.length - 1]
    // "approx. 3 km", "e.g. Postgres": what goes on in lower case, or after a known short form, is one sentence.
    const joined =
      last !== undefined && (/^\p{Ll}/u.test(text.slice(from)) || SHORT.test(text.slice(last.from, last.to)))
    if (joined) last.to = to
    else if (to > from) found.push({ from, to })
  }
  return found
}

/**
 * Where to end a quote of at most `limit` characters: at the end of a clause, never inside brackets and never
 * after a short form such as "(e.g.".
 */
export const clauseEnd = (text: string, limit: number): number => {
  if (text.length <= limit) return text.length
  let depth = 0
  let clause = 0
  let word = 0
  for (let i = 0; i < limit; i++) {
    const char = text.charAt(i)
    if (char === '(' || char === '[') depth++
    if (char === ')' || char === ']') depth = Math.max(0, depth - 1)
    if (depth > 0) continue
    const gap = text.charAt(i + 1) === ' '
    if (gap && /[,;:.!?—–]/.test(char) && !CUT_SHORT.test(text.slice(0, i + 1))) {
      clause = /[.!?]/.test(char) ? i + 1 : i
    }
    if (text.charAt(i) === ' ') word = i
  }
  return clause >= limit / 3 ? clause : word > 0 ? word : limit
}
