import type { Segment } from '../../transcript.ts'
import { parseLabel } from '../../extract/rules/marked/parse-label.ts'
import { joined, plainWords } from './plain-words.ts'

type Line = { n: number; start: number; end: number }
type Reader = {
  text: string
  segments: Segment[]
  headings: { depth: number; text: string }[]
  items: { indent: number; index: number }[]
  open: number | null
  fence: string | null
  table: boolean
}

const HEADING = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/
const ITEM = /^(\s*)(?:[-*+•–]|\d{1,3}[.)])\s+(?:\[([ xX])\]\s+)?(?=\S)/
const QUOTE = /^ {0,3}(>(?:\s?>)*)\s?/
const SPEAKER =
  /^(?:\*\*|__)?([\p{Lu}@][\p{L}\p{M}.'’-]*(?:\s[\p{Lu}(][\p{L}\p{M}.'’)-]*){0,3})(?:\*\*|__)?:(?:\*\*|__)?\s+(?=\S)/u
const TABLE_RULE = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*){1,50}\|?\s*$/
const FENCE = /^\s*(```|~~~)/

/** The segments of minutes written in Markdown or as plain text, line by line in one pass. */
export function segmentsOf(text: string): Segment[] {
  const reader: Reader = {
    text,
    segments: [],
    headings: [],
    items: [],
    open: null,
    fence: null,
    table: false,
  }
  for (const line of linesOf(text)) readLine(reader, line)
  return reader.segments
}

function* linesOf(text: string): Generator<Line> {
  let start = 0
  for (let n = 1; start <= text.length; n++) {
    const feed = text.indexOf('\n', start)
    const end = feed < 0 ? text.length : feed
    yield { n, start, end: text[end - 1] === '\r' ? end - 1 : end }
    start = end + 1
  }
}

/** Rows begin with a bar, or stand around a rule of dashes and bars and hold one. */
function inTable(reader: Reader, line: Line, raw: string): boolean {
  const next = reader.text.slice(line.end, line.end + 400).split('\n', 2)[1] ?? ''
  reader.table = raw.includes('|') && (reader.table || TABLE_RULE.test(next))
  return reader.table || raw.trim().startsWith('|')
}

function readLine(reader: Reader, line: Line): void {
  const raw = reader.text.slice(line.start, line.end)
  if (FENCE.test(raw)) {
    reader.fence = reader.fence === null ? '```' : null
    reader.open = null
    return
  }
  if (reader.fence !== null) return
  if (!raw.includes('|')) reader.table = false
  if (raw.trim() === '' || /^\s*(?:-{3,}|={3,}|\*{3,})\s*$/.test(raw)) {
    reader.open = null
    return
  }
  const heading = HEADING.exec(raw)
  if (heading) return headingLine(reader, line, heading[1]!.length)
  const item = ITEM.exec(raw)
  if (item) return itemLine(reader, line, item)
  const quote = QUOTE.exec(raw)
  if (quote) return plainLine(reader, line, quote[0].length, 'quote', quote[1]!.replace(/\s/g, '').length)
  if (inTable(reader, line, raw)) return plainLine(reader, line, 0, 'row', 0)
  const speaker = SPEAKER.exec(raw)
  // "ACTION: …" marks an item; nobody is called so.
  if (speaker && parseLabel(speaker[1]!) === null)
    return add(reader, {
      ...blank(reader, line),
      kind: 'speech',
      speaker: speaker[1]!,
      ...plainWords(reader.text, line.start + speaker[0].length, line.end),
    })
  if (reader.open !== null && /^\s*\S/.test(raw)) return goOn(reader, line, raw)
  reader.items = []
  plainLine(reader, line, 0, 'paragraph', 0)
}

const blank = (reader: Reader, line: Line): Segment => ({
  kind: 'paragraph',
  depth: 0,
  speaker: null,
  headings: reader.headings.map((one) => one.text),
  parents: [],
  ticked: null,
  text: '',
  line: line.n,
  lineEnd: line.n,
  pieces: [],
})

function add(reader: Reader, segment: Segment): void {
  if (segment.text.trim() === '') return
  reader.open = segment.kind === 'heading' ? null : reader.segments.length
  reader.segments.push(segment)
}

function headingLine(reader: Reader, line: Line, depth: number): void {
  const words = plainWords(
    reader.text,
    line.start + reader.text.slice(line.start, line.end).search(/[^#\s]/),
    line.end,
  )
  reader.headings = reader.headings.filter((one) => one.depth < depth)
  add(reader, { ...blank(reader, line), kind: 'heading', depth, ...words })
  reader.headings.push({ depth, text: words.text })
  reader.items = []
}

function itemLine(reader: Reader, line: Line, found: RegExpExecArray): void {
  const indent = found[1]!.replace(/\t/g, '    ').length
  reader.items = reader.items.filter((one) => one.indent < indent)
  const parents = reader.items.map((one) => one.index)
  const words = plainWords(reader.text, line.start + found[0].length, line.end)
  const ticked = found[2] === undefined ? null : found[2] !== ' '
  reader.items.push({ indent, index: reader.segments.length })
  add(reader, { ...blank(reader, line), kind: 'item', depth: parents.length + 1, parents, ticked, ...words })
}

function plainLine(reader: Reader, line: Line, skip: number, kind: Segment['kind'], depth: number): void {
  add(reader, {
    ...blank(reader, line),
    kind,
    depth,
    ...plainWords(reader.text, line.start + skip, line.end),
  })
}

function goOn(reader: Reader, line: Line, raw: string): void {
  const open = reader.segments[reader.open!]!
  const words = joined(open, plainWords(reader.text, line.start + raw.search(/\S/), line.end))
  reader.segments[reader.open!] = { ...open, ...words, lineEnd: line.n }
}
