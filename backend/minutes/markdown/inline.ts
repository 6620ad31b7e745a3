import type { Heading, Paragraph, PhrasingContent, TableCell } from 'mdast'

export type Span = { start: number; end: number }
/** A stretch of plain text set bold or linked; `outer` is where it stands in the file, its marks included. */
export type BlockMark = Span & { outer: Span }
export type BlockLink = BlockMark & { url: string }

/** The plain text of a block's inline content, and where each UTF-16 unit of it stands in the file. */
export type Inline = {
  text: string
  starts: number[]
  ends: number[]
  strong: BlockMark[]
  links: BlockLink[]
  /** The block's own offset, for blocks without text. */
  at: number
}

type Style = { strong: Span | null; link: (Span & { url: string }) | null }
type Unit = Style & { char: string; start: number; end: number }

/** Reads a paragraph, heading or cell into plain text with offsets. */
export const readInline = (markdown: string, node: Paragraph | Heading | TableCell): Inline => {
  const at = node.position?.start.offset ?? 0
  const cursor: Cursor = { markdown, at, units: [] }
  for (const child of node.children) readPhrase(cursor, child, { strong: null, link: null })
  const units = foldSpace(dropTags(cursor.units))
  return {
    text: units.map((unit) => unit.char).join(''),
    starts: units.map((unit) => unit.start),
    ends: units.map((unit) => unit.end),
    strong: runs(units, (unit) => unit.strong).map(({ start, end, of }) => ({ start, end, outer: of })),
    links: runs(units, (unit) => unit.link).map(({ start, end, of }) => ({
      start,
      end,
      outer: { start: of.start, end: of.end },
      url: of.url,
    })),
    at,
  }
}

type Cursor = { markdown: string; at: number; units: Unit[] }

const readPhrase = (cursor: Cursor, node: PhrasingContent, style: Style): void => {
  // Nodes made by a transform (an address found in running text) carry no position: go on from where we are.
  cursor.at = node.position?.start.offset ?? cursor.at
  const outer = { start: cursor.at, end: node.position?.end.offset ?? cursor.at }
  switch (node.type) {
    case 'text':
      align(cursor, node.value, style)
      break
    case 'inlineCode':
      align(cursor, node.value, style)
      break
    case 'break':
      cursor.units.push({ char: ' ', start: cursor.at, end: cursor.at + 1, ...style })
      break
    case 'strong':
      for (const child of node.children)
        readPhrase(cursor, child, { ...style, strong: style.strong ?? outer })
      break
    case 'link':
      for (const child of node.children)
        readPhrase(cursor, child, { ...style, link: { ...outer, url: node.url } })
      break
    case 'emphasis':
    case 'delete':
    case 'linkReference':
      for (const child of node.children) readPhrase(cursor, child, style)
      break
    default:
      // Pictures, comments and footnote marks say nothing that could be quoted.
      break
  }
  cursor.at = node.position?.end.offset ?? cursor.at
}

/** Walks value and file side by side: escapes, character references and the marks of a continued line lie between. */
const align = (cursor: Cursor, value: string, style: Style): void => {
  const { markdown, units } = cursor
  let at = cursor.at
  for (let i = 0; i < value.length; i++) {
    const char = value.charAt(i)
    const reference =
      markdown.charAt(at) === '&'
        ? /^&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|\w{1,31});/.exec(markdown.slice(at, at + 40))
        : null
    if (reference !== null && !value.startsWith(reference[0], i)) {
      units.push({ char, start: at, end: at + reference[0].length, ...style })
      at += reference[0].length
      continue
    }
    // Backslashes, code fences, and the ">" or indent of the next line.
    const found = markdown.indexOf(char, at)
    if (found >= 0) at = found
    units.push({ char, start: at, end: at + 1, ...style })
    at += 1
  }
  cursor.at = at
}

/** Template tags such as `{% hint %}` belong to the page, not to its text. */
const dropTags = (units: Unit[]): Unit[] => {
  const text = units.map((unit) => unit.char).join('')
  const tags = [...text.matchAll(/\{%[^%]*%\}/g)].map(
    (match) => [match.index, match.index + match[0].length] as const,
  )
  return tags.length === 0 ? units : units.filter((_, i) => !tags.some(([from, to]) => i >= from && i < to))
}

const foldSpace = (units: Unit[]): Unit[] => {
  const folded: Unit[] = []
  for (const unit of units) {
    if (!/\s/.test(unit.char)) folded.push(unit)
    else if (folded.length > 0 && folded[folded.length - 1]?.char !== ' ') folded.push({ ...unit, char: ' ' })
  }
  if (folded[folded.length - 1]?.char === ' ') folded.pop()
  return folded
}

const runs = <T extends Span>(units: Unit[], markOf: (unit: Unit) => T | null): (Span & { of: T })[] => {
  const found: (Span & { of: T })[] = []
  units.forEach((unit, i) => {
    const mark = markOf(unit)
    const last = found[found.length - 1]
    if (mark === null) return
    if (last !== undefined && last.end === i && last.of.start === mark.start) last.end = i + 1
    else found.push({ start: i, end: i + 1, of: mark })
  })
  return found
}
