import type { Piece } from '../../transcript.ts'

export type Words = { text: string; pieces: Piece[] }

/** The words of one line of the source without the marks of Markdown, and where each stretch of them stands. */
export function plainWords(source: string, start: number, end: number): Words {
  const words: Writer = { text: '', pieces: [], source }
  let at = start
  while (at < end) at = next(words, at, end)
  return { text: words.text, pieces: words.pieces }
}

type Writer = Words & { source: string }

/** Joins what a wrapped line goes on with. */
export function joined(one: Words, other: Words): Words {
  const at = one.text.length + 1
  const pieces = other.pieces.map((piece) => ({ at: piece.at + at, start: piece.start }))
  const gap = { at: one.text.length, start: other.pieces[0]?.start ?? 0 }
  return { text: `${one.text} ${other.text}`, pieces: [...one.pieces, gap, ...pieces] }
}

function take(words: Writer, from: number, to: number): void {
  if (to <= from) return
  words.pieces.push({ at: words.text.length, start: from })
  words.text += words.source.slice(from, to)
}

const MARK = /[*_`[\\<~]/g
const LINK =
  /\[((?:[^[\]\n]|\[[^[\]\n]{0,200}\]){0,500})\](?:\([^()\s]{0,1000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?:\s"[^"\n]{0,200}")?\)|\[[^\]\n]{0,200}\])/y
const TAG = /<(?:\/?[a-zA-Z][^<>\n]{0,300}|!--[^\n]{0,500}?--)>/y

function next(words: Writer, at: number, end: number): number {
  const { source } = words
  MARK.lastIndex = at
  const mark = MARK.exec(source)?.index ?? end
  take(words, at, Math.min(mark, end))
  if (mark >= end) return end
  const char = source[mark]
  if (char === '[') return link(words, mark, end)
  if (char === '<') return tag(words, mark)
  if (char === '\\') {
    take(words, mark + 1, Math.min(mark + 2, end))
    return mark + 2
  }
  // An underscore within a word belongs to a name of code; anything else of these is emphasis.
  const within =
    char === '_' &&
    /[\p{L}\p{N}]/u.test(source[mark - 1] ?? '') &&
    /[\p{L}\p{N}]/u.test(source[mark + 1] ?? '')
  if (within || (char === '~' && source[mark + 1] !== '~' && source[mark - 1] !== '~'))
    take(words, mark, mark + 1)
  return mark + 1
}

function link(words: Writer, at: number, end: number): number {
  LINK.lastIndex = at
  const found = LINK.exec(words.source)
  if (found === null || LINK.lastIndex > end) {
    take(words, at, at + 1)
    return at + 1
  }
  const after = LINK.lastIndex
  const shown = plainWords(words.source, at + 1, at + 1 + (found[1]?.length ?? 0))
  for (const piece of shown.pieces)
    words.pieces.push({ at: piece.at + words.text.length, start: piece.start })
  words.text += shown.text
  return after
}

function tag(words: Writer, at: number): number {
  TAG.lastIndex = at
  if (TAG.exec(words.source) !== null) return TAG.lastIndex
  take(words, at, at + 1)
  return at + 1
}
