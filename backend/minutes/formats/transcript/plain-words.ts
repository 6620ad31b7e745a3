import type { Piece } from '../../transcript.ts'

export type Words = { text: string; pieces: Piece[] }

/** The words of one line of the source without the marks of Markdown, and where each stretch of them stands. */
export function plainWords(source: string, start: number, end: number): Words {
  const words: Writer = { text: '', pieces: [], line: source.slice(start, end).trimEnd(), start }
  let at = words.line.length - words.line.trimStart().length
  while (at < words.line.length) at = next(words, at)
  const text = words.text.trimEnd()
  return { text, pieces: words.pieces.filter((piece) => piece.at < text.length) }
}

/** The words of a stretch that holds no marks. */
export function bareWords(source: string, start: number, end: number): Words {
  const raw = source.slice(start, end)
  const text = raw.trim()
  return text === ''
    ? { text: '', pieces: [] }
    : { text, pieces: [{ at: 0, start: start + raw.length - raw.trimStart().length }] }
}

/** Adds what a wrapped line goes on with; in place, as a paragraph may have half a million lines. */
export function append(one: Words, other: Words): void {
  const gap = one.text === '' || other.text === '' ? '' : ' '
  const at = one.text.length + gap.length
  // The space stands for the white space before the line goes on.
  if (gap !== '')
    one.pieces.push({ at: one.text.length, start: Math.max(0, (other.pieces[0]?.start ?? 0) - 1) })
  for (const piece of other.pieces) one.pieces.push({ at: piece.at + at, start: piece.start })
  one.text += gap + other.text
}

type Writer = Words & { line: string; start: number }

function take(words: Writer, from: number, to: number): void {
  if (to <= from) return
  words.pieces.push({ at: words.text.length, start: words.start + from })
  words.text += words.line.slice(from, to)
}

// Letters of a line that may be marks, and addresses, in which nothing is a mark.
const MARK = /[*_`[\\<~&!]|https?:\/\//g

function next(words: Writer, at: number): number {
  const { line } = words
  MARK.lastIndex = at
  const found = MARK.exec(line)
  const mark = found?.index ?? line.length
  take(words, at, mark)
  switch (found?.[0]) {
    case undefined:
      return line.length
    case '[':
      return link(words, mark)
    case '<':
      return tag(words, mark)
    case '\\':
      return escaped(words, mark)
    case '`':
      return code(words, mark)
    case '&':
      return entity(words, mark)
    case '!':
      if (line[mark + 1] !== '[') take(words, mark, mark + 1)
      return mark + 1
    case '~':
      return struck(words, mark) ?? emphasis(words, mark)
    case '*':
    case '_':
      return emphasis(words, mark)
    default:
      return address(words, mark)
  }
}

const LETTER = /[\p{L}\p{N}]/u
const blank = (char: string | undefined): boolean => char === undefined || /\s/.test(char)

/** Marks of emphasis are dropped; a sign between spaces or within a name of code is none. */
/** Who strikes words out takes them back: they are not said. */
function struck({ line }: Writer, mark: number): number | null {
  if (line[mark + 1] !== '~') return null
  const end = line.indexOf('~~', mark + 2)
  return end < 0 ? null : end + 2
}

function emphasis(words: Writer, at: number): number {
  const { line } = words
  const char = line.charAt(at)
  let to = at + 1
  while (line[to] === char) to++
  const [before, after] = [line[at - 1], line[to]]
  const alone = blank(before) && blank(after)
  const within = char === '_' && LETTER.test(before ?? '') && LETTER.test(after ?? '')
  if (alone || within || (char === '~' && to - at < 2)) take(words, at, to)
  return to
}

function escaped(words: Writer, at: number): number {
  const after = words.line[at + 1]
  if (after === undefined) return at + 1
  if (/[!-/:-@[-`{-~]/.test(after)) {
    take(words, at + 1, at + 2)
    return at + 2
  }
  take(words, at, at + 1)
  return at + 1
}

const LONGEST_CODE = 1000

function code(words: Writer, at: number): number {
  const { line } = words
  let from = at
  while (line[from] === '`') from++
  const near = line.slice(from, from + LONGEST_CODE)
  const end = near.indexOf(line.slice(at, from))
  if (end < 0) return from
  take(words, from, from + end)
  return from + end + from - at
}

function address(words: Writer, at: number): number {
  const { line } = words
  let to = at
  while (to < line.length && !/[\s<>()[\]]/.test(line.charAt(to))) to++
  while (to > at && /[*_.,;:!?]/.test(line.charAt(to - 1))) to--
  take(words, at, to)
  return to
}

const ENTITY = /&(?:amp|lt|gt|quot|nbsp|apos|#39|mdash|ndash|hellip);/y
const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&nbsp;': ' ',
  '&apos;': "'",
  '&#39;': "'",
  '&mdash;': '—',
  '&ndash;': '–',
  '&hellip;': '…',
}

function entity(words: Writer, at: number): number {
  ENTITY.lastIndex = at
  const found = ENTITY.exec(words.line)?.[0]
  const char = found === undefined ? undefined : ENTITIES[found]
  if (found === undefined || char === undefined) {
    take(words, at, at + 1)
    return at + 1
  }
  words.pieces.push({ at: words.text.length, start: words.start + at })
  words.text += char
  return at + found.length
}

const LONGEST_LINK = 400
const LONGEST_ADDRESS = 1200

/** The shown words of a link or picture; a footnote's sign shows nothing. */
function link(words: Writer, at: number): number {
  const { line } = words
  const close = closing(line, at, '[', ']', LONGEST_LINK)
  if (close === null) {
    take(words, at, at + 1)
    return at + 1
  }
  if (line[at + 1] === '^' && !line.slice(at, close).includes(' ')) return close + 1
  const after = afterLink(line, close + 1)
  if (after === null) {
    take(words, at, at + 1)
    return at + 1
  }
  const shown = plainWords(line, at + 1, close)
  for (const piece of shown.pieces)
    words.pieces.push({ at: piece.at + words.text.length, start: words.start + piece.start })
  words.text += shown.text
  return after
}

function afterLink(line: string, at: number): number | null {
  const [open, shut] = line[at] === '(' ? ['(', ')'] : ['[', ']']
  if (line[at] !== open) return null
  const end = closing(line, at, open, shut, LONGEST_ADDRESS)
  if (end === null || (open === '(' && /^\((?:[^\s"]*\s+[^\s"])/.test(line.slice(at, end)))) return null
  return end + 1
}

function closing(line: string, at: number, open: string, shut: string, most: number): number | null {
  let depth = 0
  const last = Math.min(line.length, at + most)
  for (let i = at; i < last; i++) {
    const char = line[i]
    if (char === '\\') i++
    else if (char === open) depth++
    else if (char === shut && --depth === 0) return i
  }
  return null
}

const TAG =
  /<(?:!--[^\n]{0,500}?-->|\/?(?:a|abbr|article|b|blockquote|br|button|center|cite|code|dd|del|details|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|header|hr|i|iframe|img|input|ins|kbd|label|li|mark|nav|ol|p|pre|q|s|samp|section|small|span|strong|sub|summary|sup|table|tbody|td|th|thead|time|tr|u|ul|var|video)(?:\s[^<>\n]{0,600})?\/?>)/iy
const AUTOLINK = /<((?:https?:\/\/|mailto:)[^\s<>]{1,600})>/y

function tag(words: Writer, at: number): number {
  TAG.lastIndex = at
  if (TAG.exec(words.line) !== null) return TAG.lastIndex
  AUTOLINK.lastIndex = at
  const linked = AUTOLINK.exec(words.line)
  if (linked === null) {
    take(words, at, at + 1)
    return at + 1
  }
  take(words, at + 1, at + linked[0].length - 1)
  return at + linked[0].length
}
