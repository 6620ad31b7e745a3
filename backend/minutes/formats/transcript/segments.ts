import { draftOf, type Draft, type Head } from './drafts.ts'
import { labelAt } from './labels.ts'
import { placedLabel } from './placed-label.ts'
import { linesOf, type Line } from './lines.ts'
import { append, plainWords } from './plain-words.ts'
import {
  HEADING,
  ITEM,
  QUOTE,
  SERVICE,
  STAMPED,
  RULE,
  UNDERLINE,
  MACHINE,
  FOOTNOTE,
  KEYED,
  MORE,
  wrapOf,
} from './line-forms.ts'
import { isDelimiter, rowOf, type TableHead, tableHead } from './table-rows.ts'
import { type Unread, withinComment, withinFence } from './unread.ts'

type Reader = Unread & {
  text: string
  drafts: Draft[]
  heads: readonly Head[]
  items: { indent: number; draft: Draft }[]
  /** What the next line may go on with. */
  open: Draft | null
  table: TableHead | null
  /** The line before was broken on purpose, or is too short to have been wrapped. */
  broken: boolean
  blank: boolean
  /** A line from here on is as long as a wrapped one. */
  wrap: number
}

/** The segments of minutes written in Markdown or as plain text, in one pass; `from` is where the body begins. */
export function draftsOf(text: string, from = 0): Draft[] {
  const reader: Reader = {
    text,
    drafts: [],
    heads: [],
    items: [],
    open: null,
    fence: null,
    comment: false,
    table: null,
    broken: false,
    blank: true,
    wrap: wrapOf(text),
  }
  for (const line of linesOf(text)) if (line.start >= from) readLine(reader, line)
  return reader.drafts
}

function readLine(reader: Reader, line: Line): void {
  const raw = reader.text.slice(line.start, line.end)
  if (withinFence(reader, raw)) return endBlock(reader, false)
  if (withinComment(reader, raw)) return
  const bare = raw.trim()
  if (bare === '') return endBlock(reader, true)
  if (UNDERLINE.test(raw) && underlined(reader, bare)) return
  if (RULE.test(raw) || /^={3,}$/.test(bare)) {
    reader.items = []
    return endBlock(reader, true)
  }
  if (isDelimiter(raw)) return delimiter(reader)
  if (MACHINE.test(raw) || SERVICE.test(raw)) return endBlock(reader, false)
  content(reader, line, raw)
  reader.blank = false
  reader.broken =
    /(?: {2}|\\|<br ?\/?>)$/i.test(raw) || bare.length < (/[.!?…]$/.test(bare) ? ROOM : reader.wrap)
}

/** A line that ends a sentence before here was ended on purpose: the next word would have had room in any margin. */
const ROOM = 62

function content(reader: Reader, line: Line, raw: string): void {
  const heading = HEADING.exec(raw)
  if (heading) return headingLine(reader, line, heading[0].length, heading[1]?.length ?? 1)
  const item = ITEM.exec(raw)
  if (item) return itemLine(reader, line, item, raw)
  if (isRow(reader, raw)) return row(reader, line)
  reader.table = null
  const quote = QUOTE.exec(raw)
  if (quote) return quoteLine(reader, line, quote, raw)
  const note = FOOTNOTE.exec(raw)
  if (note) return start(reader, line, { kind: 'paragraph', skip: note[0].length })
  const indent = raw.length - raw.trimStart().length
  const label = labelAt(raw.slice(indent))
  if (label?.alone === true && indent < 4 && reader.items.length === 0)
    return start(reader, line, { kind: 'heading', skip: 0, depth: ALONE })
  // A label within a wrapped item is more often a remark than somebody who speaks.
  if (label !== null && (indent === 0 || reader.open?.kind !== 'item'))
    return start(reader, line, { kind: 'paragraph', skip: indent, indent })
  if (reader.open !== null && goesOn(reader, raw, indent)) return goOn(reader, line)
  const more = MORE.exec(raw.slice(indent))
  const next = reader.open !== null && !reader.blank && indent < 2 && !KEYED.test(raw)
  if (headingAlone(reader, raw, bareEnd(raw)))
    return start(reader, line, { kind: 'heading', skip: 0, depth: ALONE })
  start(reader, line, {
    kind: 'paragraph',
    skip: indent + (more?.[0].length ?? 0),
    indent,
    goesOn: next || more !== null,
  })
}

/** Depth of a heading that no mark of Markdown makes one: a bold line, a line that ends with a colon. */
export const ALONE = 7

const bareEnd = (raw: string): string =>
  raw
    .trim()
    .replace(/[*_]{1,3}$/, '')
    .slice(-1)

/** A short line of its own that ends with a colon, or that is bold throughout, heads what follows. */
function headingAlone(reader: Reader, raw: string, last: string): boolean {
  const bare = raw.trim()
  if (!(reader.blank || reader.broken) || raw !== raw.trimStart() || bare.length > 70) return false
  if (/^(?:\*\*|__)[^*_]{1,66}(?:\*\*|__):?$/.test(bare)) return true
  return last === ':' && bare.split(/\s+/).length <= 6 && /^[\p{Lu}*_\d]/u.test(bare)
}

function goesOn(reader: Reader, raw: string, indent: number): boolean {
  const { open } = reader
  if (open === null || reader.blank || STAMPED.test(raw) || MORE.test(raw.slice(indent))) return false
  if (indent === 0 && KEYED.test(raw)) return false
  if (open.kind === 'item') return indent > 0 || !reader.broken || /^\p{Ll}/u.test(raw)
  // A broken line ends what it says; a small letter goes on with the sentence all the same.
  return !reader.broken || /^\s{0,20}[\p{Ll},;)]/u.test(raw)
}

function goOn(reader: Reader, line: Line): void {
  const { open } = reader
  if (open === null) return
  append(open, plainWords(reader.text, line.start, line.end))
  open.lineEnd = line.n
}

function endBlock(reader: Reader, blank: boolean): void {
  reader.open = null
  reader.broken = false
  if (blank) reader.blank = true
  if (blank) reader.table = null
}

type Start = {
  kind: Draft['kind']
  skip: number
  depth?: number
  indent?: number
  goesOn?: boolean
  ticked?: boolean | null
  parents?: Draft[]
}

function start(reader: Reader, line: Line, { kind, skip, depth = 0, indent = 0, ...more }: Start): void {
  const from = line.start + skip
  const words = plainWords(reader.text, from, line.end)
  if (words.text === '') return
  if (kind === 'paragraph') leaveItems(reader, indent)
  if (kind === 'heading') leaveHeads(reader, depth)
  else if (kind === 'paragraph' && reader.items.length === 0) leaveAlone(reader)
  const label =
    kind === 'heading' && depth < ALONE
      ? null
      : placedLabel(reader.text.slice(from, Math.min(line.end, from + 200)), from, words)
  const parents = more.parents ?? (kind === 'paragraph' ? reader.items.map((one) => one.draft) : [])
  const draft = draftOf({ kind, depth, ...words, line: line.n, heads: reader.heads, label, ...more, parents })
  reader.drafts.push(draft)
  if (kind === 'heading') {
    const title = words.text.replace(/:$/, '')
    reader.heads = [...reader.heads, { depth, text: title, draft }]
    reader.items = []
  }
  reader.open = kind === 'heading' ? null : draft
}

/** An unindented paragraph ends the lists above; an indented one belongs to the item that it stands under. */
function leaveItems(reader: Reader, indent: number): void {
  reader.items = indent === 0 ? [] : reader.items.filter((one) => one.indent < indent)
}

function leaveHeads(reader: Reader, depth: number): void {
  reader.heads = reader.heads.filter((one) => one.depth < depth)
}

/** What "Apologies:" heads ends with its list: a paragraph after a list is another matter. */
function leaveAlone(reader: Reader): void {
  const last = reader.drafts.at(-1)
  const head = reader.heads.at(-1)
  if (
    head?.depth === ALONE &&
    (last?.kind === 'item' || last?.kind === 'row') &&
    !/^(?:\*\*|__|#)/.test(head.text) &&
    reader.blank
  )
    reader.heads = reader.heads.slice(0, -1)
}

function headingLine(reader: Reader, line: Line, skip: number, depth: number): void {
  const closed = reader.text.slice(line.start, line.end).trimEnd()
  let end = closed.length
  while (end > skip && closed[end - 1] === '#') end--
  start(
    reader,
    { ...line, end: end < closed.length && closed[end - 1] === ' ' ? line.start + end : line.end },
    { kind: 'heading', skip, depth },
  )
}

function itemLine(reader: Reader, line: Line, found: RegExpExecArray, raw: string): void {
  reader.table = null
  // "1.2." stands under "1.", however far to the right it is written.
  const nested = found[0].match(/\.(?=\d)/g)?.length ?? 0
  const indent = (found[1] ?? '').replace(/\t/g, '    ').length + nested
  const letter = /^\s*[a-z][.)]/.test(raw)
  if (letter && reader.items.length === 0 && reader.blank === false && reader.open?.kind === 'paragraph')
    return goOn(reader, line)
  reader.items = reader.items.filter((one) => one.indent < indent)
  const parents = reader.items.map((one) => one.draft)
  const box = found[2]
  const ticked = box === undefined ? null : box.trim() !== ''
  const before = reader.drafts.length
  start(reader, line, { kind: 'item', skip: found[0].length, depth: parents.length + 1, parents, ticked })
  const draft = reader.drafts[before]
  if (draft !== undefined) reader.items.push({ indent, draft })
}

function quoteLine(reader: Reader, line: Line, found: RegExpExecArray, raw: string): void {
  const depth = (found[1] ?? '').replace(/\s/g, '').length
  const inner = raw.slice(found[0].length)
  const item = ITEM.exec(inner)
  const skip = found[0].length + (item?.[0].length ?? 0)
  const same = reader.open?.kind === 'quote' && reader.open.depth === depth && item === null
  if (same && !reader.blank && labelAt(inner.trimStart()) === null && !reader.broken)
    return goOn(reader, { ...line, start: line.start + skip })
  const box = item?.[2]
  start(reader, line, { kind: 'quote', skip, depth, ticked: box === undefined ? null : box.trim() !== '' })
}

/** A single short line over `====` or `----` was a heading all the while. */
function underlined(reader: Reader, bare: string): boolean {
  const { open } = reader
  const title =
    open !== null && open.kind === 'paragraph' && open.line === open.lineEnd && open.text.length <= 90
  if (!title || open === null || reader.blank || open.parents.length > 0 || /[.;,]$/.test(open.text))
    return false
  reader.drafts.pop()
  const depth = bare.startsWith('=') ? 1 : 2
  leaveHeads(reader, depth)
  const draft = draftOf({
    kind: 'heading',
    depth,
    text: open.text,
    pieces: open.pieces,
    line: open.line,
    heads: reader.heads,
  })
  reader.drafts.push(draft)
  reader.heads = [...reader.heads, { depth, text: open.text, draft }]
  reader.items = []
  endBlock(reader, true)
  return true
}

const isRow = (reader: Reader, raw: string): boolean =>
  /^\s{0,20}\|/.test(raw) || (reader.table !== null && raw.includes('|'))

function row(reader: Reader, line: Line): void {
  const words = plainWords(reader.text, line.start, line.end)
  const draft = draftOf({
    kind: 'row',
    ...words,
    line: line.n,
    heads: reader.heads,
    parents: reader.items.map((one) => one.draft),
  })
  draft.cells = reader.table === null ? [] : rowOf(words.text, reader.table)
  reader.drafts.push(draft)
  reader.open = null
}

/** The line under the heads of a table: what stands over it names the columns. */
function delimiter(reader: Reader): void {
  const last = reader.drafts.at(-1)
  if (last === undefined || reader.blank || !last.text.includes('|') || reader.table !== null) return
  last.kind = 'row'
  last.label = null
  reader.table = tableHead(last.text)
  reader.open = null
}
