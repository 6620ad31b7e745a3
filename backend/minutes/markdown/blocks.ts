import type { BlockContent, DefinitionContent, List, ListItem, Root, RootContent, Table } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { readInline, type BlockLink, type BlockMark, type Inline, type Span } from './inline.ts'

export type { BlockLink, BlockMark, Span }

/** A heading, paragraph, list item or table cell: its plain text, and where each character of it stands in the file. */
export type Block = {
  kind: 'heading' | 'paragraph' | 'item' | 'cell'
  /** Plain text, white space folded; its marks, links and template tags are gone. */
  text: string
  /** Of a heading 1 to 6, 7 for a paragraph that is bold throughout; of an item its nesting from 1; else 0. */
  depth: number
  /** The headings above, outermost first. */
  headings: { depth: number; text: string }[]
  /** The list items around this block, outermost first. */
  parents: string[]
  /** 1-based, counting line feeds. */
  line: number
  /** UTF-16 offsets in the file of the first and after the last character of the text. */
  start: number
  end: number
  /** Where each UTF-16 unit of `text` begins and ends in the file. */
  starts: number[]
  ends: number[]
  /** Spans of `text` that are set bold, and those that are links. */
  strong: BlockMark[]
  links: BlockLink[]
  cell?: { table: number; row: number; column: number; header: boolean }
}

/** The blocks of a Markdown file in reading order; code, comments and template tags are left out. */
export const readBlocks = (markdown: string): Block[] => {
  const root: Root = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  const reader: Reader = { markdown, lines: lineStarts(markdown), blocks: [], headings: [], tables: 0 }
  readChildren(reader, root.children, [])
  return reader.blocks
}

/**
 * The part of the file that shows `text.slice(from, to)`. Bold text and links that go beyond the stretch, or that the
 * stretch goes beyond, are taken whole with their marks: a quote never ends in half an address.
 */
export const sourceSpan = (block: Block, from = 0, to = block.text.length): Span => {
  let start = block.starts[from] ?? block.start
  let end = block.ends[to - 1] ?? block.end
  for (const mark of [...block.links, ...block.strong]) {
    const within = from >= mark.start && to <= mark.end
    const apart = to <= mark.start || from >= mark.end
    if (within || apart) continue
    start = Math.min(start, mark.outer.start)
    end = Math.max(end, mark.outer.end)
  }
  return { start, end }
}

type Reader = {
  markdown: string
  lines: number[]
  blocks: Block[]
  headings: { depth: number; text: string }[]
  tables: number
}
type Node = RootContent | BlockContent | DefinitionContent

const readChildren = (reader: Reader, nodes: readonly Node[], parents: string[]): void => {
  for (const node of nodes) readNode(reader, node, parents)
}

const readNode = (reader: Reader, node: Node, parents: string[]): void => {
  switch (node.type) {
    case 'heading':
      return addHeading(reader, readInline(reader.markdown, node), node.depth)
    case 'paragraph': {
      const inline = readInline(reader.markdown, node)
      // A line that is bold throughout heads what follows; inside a list it stays a line of its item.
      if (parents.length === 0 && isBold(inline)) return addHeading(reader, inline, 7)
      return add(reader, 'paragraph', inline, { parents })
    }
    case 'list':
      return readList(reader, node, parents)
    case 'table':
      return readTable(reader, node, parents)
    case 'blockquote':
    case 'footnoteDefinition':
      return readChildren(reader, node.children, parents)
    default:
      return
  }
}

const readList = (reader: Reader, list: List, parents: string[]): void => {
  for (const item of list.children) readItem(reader, item, parents)
}

const readItem = (reader: Reader, item: ListItem, parents: string[]): void => {
  const [first, ...rest] = item.children
  if (first === undefined) return
  if (first.type !== 'paragraph' && first.type !== 'heading')
    return readChildren(reader, item.children, parents)
  const inline = readInline(reader.markdown, first)
  add(reader, 'item', inline, { parents, depth: parents.length + 1 })
  readChildren(reader, rest, [...parents, inline.text])
}

const readTable = (reader: Reader, table: Table, parents: string[]): void => {
  const number = reader.tables++
  table.children.forEach((row, r) =>
    row.children.forEach((cell, c) =>
      add(reader, 'cell', readInline(reader.markdown, cell), {
        parents,
        cell: { table: number, row: r, column: c, header: r === 0 },
      }),
    ),
  )
}

const addHeading = (reader: Reader, inline: Inline, depth: number): void => {
  reader.headings = reader.headings.filter((heading) => heading.depth < depth)
  if (inline.text === '') return
  add(reader, 'heading', inline, { depth })
  reader.headings = [...reader.headings, { depth, text: inline.text }]
}

const add = (
  reader: Reader,
  kind: Block['kind'],
  inline: Inline,
  more: { parents?: string[]; depth?: number; cell?: Block['cell'] },
): void => {
  // An empty cell still holds its place in the table; nothing else empty is worth a block.
  if (inline.text === '' && kind !== 'cell') return
  const start = inline.starts[0] ?? inline.at
  const end = inline.ends[inline.ends.length - 1] ?? inline.at
  reader.blocks.push({
    kind,
    text: inline.text,
    depth: more.depth ?? 0,
    headings: reader.headings,
    parents: more.parents ?? [],
    line: lineAt(reader.lines, start),
    start,
    end,
    starts: inline.starts,
    ends: inline.ends,
    strong: inline.strong,
    links: inline.links,
    ...(more.cell === undefined ? {} : { cell: more.cell }),
  })
}

const isBold = ({ text, strong }: Inline): boolean =>
  strong.length === 1 && strong[0]?.start === 0 && /^\s*(?:[:.]\s*)?$/.test(text.slice(strong[0].end))

const lineStarts = (text: string): number[] => {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** The 1-based line of an offset, by halving. */
const lineAt = (starts: number[], offset: number): number => {
  let low = 0
  let high = starts.length
  while (low + 1 < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return low + 1
}
