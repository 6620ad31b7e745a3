import { stemOf } from './stem.ts'
import { GLUE } from './glue.ts'

/** One word, number or sign of a text, and where it stands in it. */
export type Token = {
  /** In small letters, without the possessive and what is pulled together: "Anna's" is anna, "we'll" is we. */
  text: string
  /** As it is written. */
  raw: string
  stem: string
  /** Clauses are counted through the whole text; a sentence begins one. */
  clause: number
  /** Begins a sentence, so that its capital says nothing. */
  first: boolean
  /** Carries nothing of its own: an article, a pronoun, a conjunction. */
  glue: boolean
  /** Follows another word after a hyphen: Marie in Anne-Marie. */
  joined: boolean
}

const TOKEN =
  /(?<date>\d{4}-\d{2}-\d{2}(?!\d))|(?<number>(?<![\p{L}\p{N}_])[vV]?\d+(?:[.,:]\d+)*(?:st|nd|rd|th|(?:-?(?:й|го|му|я|е|ю|ый|ой|ая|ое))(?!\p{L}))?)|(?<word>[@\p{L}_][\p{L}\p{N}_]*(?:['’ʼ]\p{L}+)*)|(?<sign>[%°$€£₽№#])|(?<end>[.!?…\n|•]+(?=["”»)\]*_]*(?:\s|$))|[\n|•;])|(?<part>[,:()—–]|\s-\s)/gu
const CONTRACTED = /['’ʼ](?:s|ll|re|ve|d|m)$/u
/** Where a link of Markdown leads is no word of the text. */
const LINK_TARGET = /\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)/g
/** White space with a digit on both sides is how thousands are set apart: 30 000. */
const THOUSANDS = /(?<=(?<![\d.,])\d{1,3}(?:[\u00a0\u202f ]\d{3})*)[\u00a0\u202f ](?=\d{3}(?!\d))/gu

/** The words of a text in order, each read once for all checks. */
export function readWords(text: string): Token[] {
  const tokens: Token[] = []
  let clause = 0
  let first = true
  const whole = text.normalize('NFC').replace(LINK_TARGET, ']').replace(THOUSANDS, '')
  for (const { 0: raw, index, groups } of whole.matchAll(TOKEN)) {
    if (groups?.end !== undefined || groups?.part !== undefined) {
      clause++
      first ||= groups.end !== undefined
      continue
    }
    const word = bare(raw)
    if (word === '') continue
    const isWord = groups?.word !== undefined
    if (BREAKS.has(word)) clause++
    tokens.push({
      text: word,
      raw,
      stem: isWord ? stemOf(word) : word,
      clause,
      first,
      glue: isWord && GLUE.has(word),
      joined: /[\p{L}\p{N}]-$/u.test(whole.slice(Math.max(0, index - 2), index)),
    })
    if (isWord) first = false
  }
  return tokens
}

/** Words that begin another thought without a comma. */
const BREAKS = new Set(['but', 'however', 'although', 'though', 'но', 'однако', 'зато', 'хотя'])

const bare = (raw: string): string =>
  raw
    .replace(/^_+|_+$/g, '')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[’ʼ]/g, "'")
    .replace(CONTRACTED, '')

/** Whether two words are forms of one. */
export function sameWord(a: Token, b: Token): boolean {
  if (a.text === b.text || a.stem === b.stem) return true
  return /[а-я]/.test(a.text) && russianForms(a, b)
}

/** Russian endings are many: two stems that part only in their last letters are one word. */
function russianForms(a: Token, b: Token): boolean {
  const [short, long] = a.stem.length <= b.stem.length ? [a.stem, b.stem] : [b.stem, a.stem]
  if (short.length < 4) return false
  return long.startsWith(short)
    ? long.length - short.length <= 2
    : short.length > 5 && long.startsWith(short.slice(0, -1)) && long.length === short.length
}
