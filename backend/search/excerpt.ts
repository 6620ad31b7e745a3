import type { Mark, WantedPart } from '../ports/search.ts'
import { type Word, wordsOf } from '../minutes/support/stemmed-words.ts'

const LENGTH = 220
/** What is read before the first found word. */
const LEAD = 40

/** The piece of a text in which most of what is wanted stands, and where. */
export function excerptOf(text: string, parts: readonly WantedPart[]): { excerpt: string; marks: Mark[] } {
  const found = marksIn([...wordsOf(text)], parts)
  const from = startAt(text, bestOf(found))
  const to = from + LENGTH >= text.length ? text.length : wordEnd(text, from + LENGTH)
  const excerpt = `${from > 0 ? '…' : ''}${inOneLine(text.slice(from, to))}${to < text.length ? '…' : ''}`
  return { excerpt, marks: marksIn([...wordsOf(excerpt)], parts).map(({ start, end }) => ({ start, end })) }
}

type Found = Mark & { part: number }

/** Every place where a part stands as it is wanted. */
function marksIn(words: readonly Word[], parts: readonly WantedPart[]): Found[] {
  const found: Found[] = []
  for (let at = 0; at < words.length; at++) {
    const part = parts.findIndex((one) => standsAt(words, at, one))
    const first = words[at]
    const last = words[at + (parts[part]?.stems.length ?? 1) - 1]
    if (part < 0 || first === undefined || last === undefined) continue
    found.push({ start: first.start, end: last.end, part })
    at += (parts[part]?.stems.length ?? 1) - 1
  }
  return found
}

function standsAt(words: readonly Word[], at: number, { stems, prefix }: WantedPart): boolean {
  return stems.every((stem, index) => {
    const word = words[at + index]
    if (word === undefined) return false
    const isLast = index === stems.length - 1
    return word.stem === stem || (isLast && prefix !== null && word.word.startsWith(prefix))
  })
}

/** The first word of the window that holds the most different parts. */
function bestOf(found: readonly Found[]): number {
  let [best, most] = [found[0]?.start ?? 0, 0]
  for (const [index, { start }] of found.entries()) {
    const parts = new Set<number>()
    for (let next = index; next < found.length; next++) {
      const one = found[next]
      if (one === undefined || one.end > start + LENGTH - LEAD) break
      parts.add(one.part)
    }
    if (parts.size > most) [best, most] = [start, parts.size]
  }
  return best
}

function startAt(text: string, found: number): number {
  if (found <= LEAD) return 0
  const space = text.slice(found - LEAD, found).search(/\s/u)
  return space < 0 ? found : found - LEAD + space + 1
}

function wordEnd(text: string, to: number): number {
  const space = text.lastIndexOf(' ', to)
  // No half of a pair: without a space it is cut before a letter, not in it.
  const cut = space > to - LEAD ? space : to
  return /[\uD800-\uDBFF]/.test(text[cut - 1] ?? '') ? cut - 1 : cut
}

const inOneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim()
