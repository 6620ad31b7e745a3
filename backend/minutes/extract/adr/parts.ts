import type { Segment, Transcript } from '../../transcript.ts'
import { isSetAside } from '../chosen-among.ts'
import type { Part } from './adr.ts'

/** The words of a segment from `from` on, as a part of a record. */
export function partOf({ segments }: Transcript, segment: number, from = 0, to?: number): Part {
  const text = segments[segment]?.text ?? ''
  const words = text.slice(from, to)
  const lead = words.length - words.trimStart().length
  const bare = words.trim()
  return { text: bare, at: [{ segment, from: from + lead, to: from + lead + bare.length }] }
}

export const joinedParts = (parts: readonly Part[]): Part | null =>
  parts.length === 0
    ? null
    : { text: parts.map((one) => one.text).join(' '), at: parts.flatMap((one) => one.at) }

/** What a segment says with the label before it, which a reader of talk may have taken for a speaker. */
export const saidIn = ({ speaker, text }: Segment): { text: string; shift: number } =>
  speaker === null ? { text, shift: 0 } : { text: `${speaker}: ${text}`, shift: speaker.length + 2 }

const SMALL = new Set('a an the of to in on for and or with we use using и в на с по для мы'.split(' '))

/** The words by which two names of one option are compared. */
export const wordsOf = (text: string): Set<string> =>
  new Set(
    (
      text
        .toLowerCase()
        .replace(/ё/g, 'е')
        .match(/[\p{L}\p{N}]+/gu) ?? []
    ).filter((word) => !SMALL.has(word)),
  )

const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter((word) => b.has(word)).length

/** How much of the shorter name the longer one holds, 0 to 1. */
function contained(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const least = Math.min(a.size, b.size)
  return least === 0 ? 0 : shared(a, b) / least
}

const NUMBERED = /^(?:option|alternative|вариант|альтернатива)?\s*([\p{L}\p{N}]{1,3})(?=[\s:.)–—-]|$)/iu
const numberOf = (text: string): string | null =>
  /^(?:option|alternative|вариант|альтернатива)\s/iu.test(text)
    ? (NUMBERED.exec(text)?.[1]?.toLowerCase() ?? null)
    : null

/** "We decided against SQLite" names SQLite, and does not mean it. */
function isRefused(name: string, words: ReadonlySet<string>): boolean {
  const low = name.toLowerCase().replace(/ё/g, 'е')
  const at = Math.min(...[...words].map((word) => low.indexOf(word)).filter((place) => place >= 0))
  return Number.isFinite(at) && isSetAside(name, at)
}

/** Tells which of some titles a name means, if it is like one; those that are like it by at least `least`. */
export function placer(titles: readonly string[]): (name: string, least?: number) => number | null {
  const known = titles.map((title) => ({
    words: wordsOf(title),
    // "Padlock: cheap and known" is a padlock.
    name: wordsOf(title.split(/\s[–—-]\s|[:(]/u, 1)[0] ?? ''),
    number: NUMBERED.exec(title)?.[1]?.toLowerCase(),
  }))
  return (name, least = 0.5) => {
    const number = numberOf(name)
    const byNumber = number === null ? -1 : known.findIndex((one) => one.number === number)
    if (byNumber >= 0) return byNumber
    const words = wordsOf(name)
    const scores = known.map(({ words: others, name: short }) => {
      const part = Math.max(contained(words, others), contained(words, short))
      return part < least ? 0 : part + shared(words, others) / (words.size + others.size + 1)
    })
    const best = Math.max(0, ...scores)
    const at = scores.indexOf(best)
    return best === 0 || isRefused(name, known[at]?.words ?? new Set()) ? null : at
  }
}
