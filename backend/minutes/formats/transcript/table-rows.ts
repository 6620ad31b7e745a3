import type { Segment } from '../../transcript.ts'

/** The names of a table's columns. */
export type TableHead = string[]
type Cell = NonNullable<Segment['cells']>[number]

/** `|---|:--:|`, also without the outer strokes. */
export const isDelimiter = (raw: string): boolean =>
  raw.includes('|') && raw.includes('-') && /^[\s|:-]+$/.test(raw)

export const tableHead = (text: string): TableHead =>
  placesOf(text).map(({ from, to }) => text.slice(from, to))

/** The cells of a row with the names of their columns; the places count in the row's text. */
export const rowOf = (text: string, head: TableHead): Cell[] =>
  placesOf(text).map((place, column) => ({ header: head[column] ?? '', ...place }))

function placesOf(text: string): { from: number; to: number }[] {
  const places: { from: number; to: number }[] = []
  let from = text.startsWith('|') ? 1 : 0
  const last = text.endsWith('|') && text.length > 1 ? text.length - 1 : text.length
  for (let at = from; at <= last; at++) {
    if (at < last && text[at] !== '|') continue
    const raw = text.slice(from, at)
    const lead = raw.length - raw.trimStart().length
    places.push({
      from: from + (raw.trim() === '' ? 0 : lead),
      to: from + (raw.trim() === '' ? 0 : lead + raw.trim().length),
    })
    from = at + 1
  }
  return places
}
