import { expect, it } from 'vitest'
import { wordsIn } from '../../backend/council/words-in.ts'
import { dice } from '../support/random-council.ts'

const SEED = Number(process.env.XIO_SEED ?? 20261122)
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu
const LETTERS = ['a', 'Z', '7', 'й', 'Ё', 'é', 'e\u0301', '漢', 'ß', '½', '٣', '𝒜', '𐐷'] as const
const SIGNS = ["'", '’', '-', '–', ' ', '\n', '.', '_', '😀', '\ud800', '\udc00', '\u200d', '\u0000'] as const

it.each([
  ['', 0],
  ['One word-pair, isn’t it?', 4],
  ['— 7 — да, «нет»', 3],
  ["'quoted' -and- dashed-", 3],
])('counts the words of %j', (text, words) => {
  expect(wordsIn(text)).toBe(words)
})

it(`counts letters of any script, joined by apostrophes and dashes (XIO_SEED=${SEED})`, () => {
  const d = dice(SEED)
  for (let trial = 0; trial < 5_000; trial++) {
    const text = Array.from({ length: d.below(12) }, () => d.pick(d.chance(0.5) ? LETTERS : SIGNS)).join('')
    expect(wordsIn(text), JSON.stringify(text)).toBe(text.match(WORD)?.length ?? 0)
  }
})
