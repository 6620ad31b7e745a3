import { readWords, sameWord } from './read-words.ts'

/**
 * What of a quote is stated in it, for a claim that states: no question, and nothing that is called false or doubted. A
 * claim that doubts or asks itself is held against the whole.
 */
export function stated(claim: string, quote: string): string {
  if (isOpen(claim)) return quote
  const parts = quote.split(SENTENCE)
  return parts.some(isOpen) ? parts.filter((part) => !isOpen(part)).join('') : quote
}

const SENTENCE = /(?<=[.!?\n])(?=\s)/
const DOUBT =
  /(?<!\p{L})(?:(?:false|untrue|wrong|not true) that|doubts?(?: that)?|far from|anything but|claims? that|неверно,? что|неправда,? что|вряд ли|сомнительно|сомнева\p{L}{2,4}|далек[оа]? от)(?!\p{L})/iu

const isOpen = (words: string): boolean => words.trimEnd().endsWith('?') || DOUBT.test(words)

const MODALS = new Set(['may', 'might', 'could', 'может', 'могут', 'мог', 'могла', 'могли', 'возможно'])

/** Whether a quote only supposes what a claim asserts: "costs may fall" is no "costs fell". */
export function onlySupposed(claim: string, quotes: readonly string[]): boolean {
  const said = readWords(claim)
  if (said.some(({ text }) => MODALS.has(text))) return false
  const words = quotes.flatMap(readWords)
  const supposed = words.filter((_, i) => MODALS.has(words[i - 1]?.text ?? '') && words[i]?.glue === false)
  return supposed.some(
    (one) =>
      said.some((word) => sameWord(word, one)) &&
      !words.some((other) => other !== one && !supposed.includes(other) && sameWord(other, one)),
  )
}

const SIGNED = /(?<![\p{L}\p{N}.,)])(?<sign>[-−])?(?<number>\d+(?:[.,]\d+)?)/gu

/** Whether a number of a claim has another sign than in the quotes. */
export function signDiffers(claim: string, quotes: readonly string[]): boolean {
  const there = quotes.flatMap(signedIn)
  return signedIn(claim).some(
    ([number, minus]) =>
      there.some(([other]) => other === number) &&
      !there.some(([other, less]) => other === number && less === minus),
  )
}

const signedIn = (text: string): [string, boolean][] =>
  [...text.matchAll(SIGNED)].map(({ groups }) => [groups?.number ?? '', groups?.sign !== undefined])
