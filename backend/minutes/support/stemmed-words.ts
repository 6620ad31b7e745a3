import { stemOf } from './stem.ts'

/** A word of a text: where it stands, how it is compared, and its stem. */
export type Word = { start: number; end: number; word: string; stem: string }

/** What is longer is no word, and has no ending. */
const LONGEST = 60
const WORD = /[\p{L}\p{N}_][\p{L}\p{N}\p{M}_]*/gu

/** The words of a text in their order. */
export function* wordsOf(text: string): Generator<Word> {
  for (const { 0: found, index } of text.matchAll(WORD)) {
    const word = compared(found)
    const stem = word.length > LONGEST ? word : stemOf(word)
    if (word !== '') yield { start: index, end: index + found.length, word, stem }
  }
}

const PLAIN = /^[a-z0-9_]+$/

/** Small letters without accents: ё is е, é is e, but й stays й, which is a letter of its own. */
function compared(found: string): string {
  const small = found.toLowerCase()
  if (PLAIN.test(small)) return small
  return small
    .normalize('NFD')
    .replaceAll(/(?<!и)\p{M}|(?!\u0306)\p{M}/gu, '')
    .normalize('NFC')
}
