import type { BlockObjectRequest } from '@notionhq/client'
import type { Line } from './lines.ts'
import { richText, type RichText, type Span } from './rich-text.ts'
import { MOST_PIECES } from './split-text.ts'

type Toggle = Extract<BlockObjectRequest, { toggle: unknown }>['toggle']
/** A block that may stand inside one of ours, and one that may stand inside that. */
export type Inner = NonNullable<Toggle['children']>[number]
type Innermost = NonNullable<
  Extract<Inner, { bulleted_list_item: unknown }>['bulleted_list_item']['children']
>[number]

/** Notion's most blocks in one list. */
export const MOST_IN_LIST = 100

/** Lines as blocks with at most one level below them. What does not fit into one block goes on in the next. */
export const blocksOf = (lines: readonly Line[]): Inner[] => lines.flatMap(blocksOfLine)

function blocksOfLine(line: Line): Inner[] {
  if (line.kind === 'table') return tables(line.rows)
  const below = (line.below ?? []).flatMap(leaves)
  const [first = [], ...more] = texts(line.spans)
  const [children = [], ...others] = chunks(below, MOST_IN_LIST)
  return [
    parent(line, first, children),
    ...more.map((rich) => parent(line, rich, [])),
    ...others.map((rest) => parent(line, richText([{ text: '…' }]), rest)),
  ]
}

function parent(line: Exclude<Line, { kind: 'table' }>, rich: RichText, below: Innermost[]): Inner {
  const content = { rich_text: rich, ...(below.length === 0 ? {} : { children: below }) }
  switch (line.kind) {
    case 'text':
      return { paragraph: content }
    case 'quote':
      return { quote: content }
    case 'tick':
      return { to_do: { ...content, checked: line.done } }
    default:
      return { bulleted_list_item: content }
  }
}

function leaves(line: Line): Innermost[] {
  if (line.kind === 'table') return []
  return texts(line.spans).map((rich): Innermost => {
    switch (line.kind) {
      case 'text':
        return { paragraph: { rich_text: rich } }
      case 'quote':
        return { quote: { rich_text: rich } }
      case 'tick':
        return { to_do: { rich_text: rich, checked: line.done } }
      default:
        return { bulleted_list_item: { rich_text: rich } }
    }
  })
}

/** The first row is the head, and stands again over what goes on. */
function tables(rows: readonly string[][]): Inner[] {
  const [head = [], ...body] = rows
  const row = (cells: readonly string[]) => ({
    table_row: { cells: cells.map((cell) => richText([{ text: cell }])) },
  })
  return chunks(body, MOST_IN_LIST - 1).map((some) => ({
    table: { table_width: head.length, has_column_header: true, children: [row(head), ...some.map(row)] },
  }))
}

const texts = (spans: readonly Span[]): RichText[] => {
  const all = chunks(richText(spans), MOST_PIECES)
  return all.length === 0 ? [[]] : all
}

export function chunks<T>(all: readonly T[], most: number): T[][] {
  const found: T[][] = []
  for (let from = 0; from < all.length; from += most) found.push(all.slice(from, from + most))
  return found
}
