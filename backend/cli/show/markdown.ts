import { firstColumns, widthOf } from './wrap.ts'

/** Markdown as text for a terminal: emphasis without its marks, tables in columns. Links and code stay as written. */
export function readable(markdown: string, width: number): string {
  const lines = markdown.split('\n')
  const shown: string[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const end = isTable(lines, at) ? tableEnd(lines, at) : at
    if (end > at) shown.push(...table(lines.slice(at, end), width))
    else shown.push(withoutMarks(line))
    at = Math.max(at, end - 1)
  }
  return shown.join('\n')
}

const withoutMarks = (line: string): string =>
  line.replace(/^(\s*)#{1,6}\s+/, '$1').replaceAll(/\*\*(\S(?:.*?\S)?)\*\*/g, '$1')

const isTable = (lines: string[], at: number): boolean =>
  /^\s*\|/.test(lines[at] ?? '') && /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/.test(lines[at + 1] ?? '')

function tableEnd(lines: string[], at: number): number {
  let end = at
  while (/^\s*\|/.test(lines[end] ?? '')) end++
  return end
}

// A cell that links to a source needs the line only: all of a table mostly speaks of one source.
const LINK = /\[[^\]|]*?:(\d+)\]/g
const LEAST = 6

function table(lines: string[], width: number): string[] {
  const rows = lines.filter((_, i) => i !== 1).map((line) => cells(line).map((cell) => withoutMarks(cell)))
  const fits = (all: string[][]) => total(widths(all)) <= width
  const short = fits(rows) ? rows : rows.map((row) => row.map((cell) => cell.replaceAll(LINK, '[:$1]')))
  const columns = narrowed(widths(short), width)
  return short.map((row) =>
    columns
      .map((column, i) => fitted(row[i] ?? '', column))
      .join('  ')
      .trimEnd(),
  )
}

const cells = (line: string): string[] =>
  line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'))

const widths = (rows: string[][]): number[] =>
  Array.from({ length: Math.max(...rows.map((row) => row.length)) }, (_, i) =>
    Math.max(1, ...rows.map((row) => widthOf(row[i] ?? ''))),
  )

const total = (columns: number[]): number => columns.reduce((sum, one) => sum + one + 2, -2)

/** The widest column gives way first. */
function narrowed(columns: number[], width: number): number[] {
  const now = [...columns]
  while (total(now) > width) {
    const widest = Math.max(...now)
    if (widest <= LEAST) break
    now[now.indexOf(widest)] = widest - 1
  }
  return now
}

function fitted(text: string, width: number): string {
  const shown = widthOf(text) <= width ? text : `${firstColumns(text, width - 1).trimEnd()}…`
  return shown + ' '.repeat(Math.max(0, width - widthOf(shown)))
}
