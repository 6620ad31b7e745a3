import type { Segment, Transcript } from '../../transcript.ts'
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

/** How much of the shorter name the longer one holds, 0 to 1. */
export function sameness(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)]
  const least = Math.min(a.size, b.size)
  return least === 0 ? 0 : [...a].filter((word) => b.has(word)).length / least
}

/** The place of the title that a name means; null where none is like it, or several are as much. */
export function placeOf(name: string, titles: readonly string[]): number | null {
  const score = (title: string) => {
    const [a, b] = [wordsOf(name), wordsOf(title)]
    return sameness(name, title) + [...a].filter((word) => b.has(word)).length / (a.size + b.size + 1)
  }
  const numbered = /^(?:option|alternative|вариант|альтернатива)\s+(\w{1,3}|[А-Яа-я])\b/iu.exec(name)?.[1]
  const byNumber = titles.findIndex((title) =>
    numbered === undefined
      ? false
      : new RegExp(`^(?:option|alternative|вариант)?\\s*${numbered}(?![\\p{L}\\p{N}])`, 'iu').test(title),
  )
  if (byNumber >= 0) return byNumber
  const scores = titles.map((title) => (sameness(name, title) >= 0.5 ? score(title) : 0))
  const best = Math.max(0, ...scores)
  return best === 0 ? null : scores.indexOf(best)
}
