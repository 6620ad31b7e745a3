import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { CORPUS } from '../../support/corpus.ts'
import type { Pair } from './pairs.ts'

export const corpusIsHere = CORPUS !== null
const folder = CORPUS ?? ''

const MOST_OF_ONE = 60
const MOST_NAMES = 6
const FEWEST_WORDS = 6
const MOST_WORDS = 40

/** Sentences of real documents as pairs: the claim is the sentence without its lead-in and some of its small words. */
export function corpusPairs(): Pair[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.md') && !name.endsWith('.unmarked.md'))
  return files.toSorted().flatMap((name) => documentPairs(readFileSync(path.join(folder, name), 'utf8')))
}

function documentPairs(text: string): Pair[] {
  const sentences = text
    .split('\n')
    .filter((line) => !/^\s*(?:#|\||```|>|---|\[)/.test(line) && !line.includes('http'))
    .flatMap((line) => line.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '').split(/(?<=[.!?])\s+(?=\p{Lu})/u))
    .map((one) => one.trim())
    .filter((one) => {
      const words = one.match(/\p{L}+/gu)?.length ?? 0
      return words >= FEWEST_WORDS && words <= MOST_WORDS
    })
  const names = namesOf(sentences)
  const step = Math.max(1, Math.floor(sentences.length / MOST_OF_ONE))
  return sentences.flatMap((quote, at) => {
    const neighbour = sentences[at + 1]
    if (at % step !== 0 || neighbour === undefined) return []
    const claim = trimmed(quote)
    const own = names.filter((name) => has(claim, name))
    const others = names.filter((name) => !has(quote, name)).slice(0, MOST_NAMES)
    return [{ claim, quotes: [quote], verbAt: verbOf(claim), names: [...own, ...others], neighbour }]
  })
}

const has = (text: string, name: string): boolean =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])${name}(?![\p{L}\p{N}])`, 'u').test(text)

/** Words that only ever stand with a capital, and stand in the middle of sentences. */
function namesOf(sentences: readonly string[]): string[] {
  const inside = new Set(
    sentences.flatMap((one) =>
      [...one.matchAll(/(?<=\p{Ll},? )\p{Lu}\p{Ll}{2,}(?!\p{L})/gu)].map(([word]) => word),
    ),
  )
  const small = new Set(sentences.flatMap((one) => one.match(/(?<!\p{L})\p{Ll}+/gu) ?? []))
  return [...inside].filter((word) => !small.has(word.toLowerCase()))
}

const LEAD_IN =
  /^(?:(?:so|and|but|also|then|well|yes|ok|okay|I think(?: that)?|we think(?: that)?|it seems(?: that)?|note that),?\s+)+/iu
const SMALL = /(?<= )(?:the|a|an|also|just|very|really|quite) /giu

function trimmed(sentence: string): string {
  const plain = sentence
    .replace(/[*`_]{1,2}(?=\S)|(?<=\S)[*`_]{1,2}/g, '')
    .replace(/\s*\([^()]{1,60}\)\s*$/u, '')
    .replace(LEAD_IN, '')
  return plain.replace(SMALL, '').trim()
}

/** Right after the first auxiliary that is not denied already. */
function verbOf(claim: string): number | null {
  const found =
    /(?<!\p{L})(?:is|are|was|were|will|can|should|must|has|have) (?!not|never|no |n['’]t)(?=\p{L})/iu.exec(
      claim,
    )
  return found === null ? null : found.index + found[0].length
}
