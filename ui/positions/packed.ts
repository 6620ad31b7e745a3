import type { Mark } from './lane.ts'

/** Lines for the marks of a lane: marks and their tails share one where they do not touch, in the order of the seats. */
export function packed(marks: readonly Omit<Mark, 'row'>[]): { marks: Mark[]; rows: number } {
  const rows: [number, number][][] = []
  const placed = marks.map((mark) => {
    const stops = [mark.stop, mark.from?.stop ?? mark.stop]
    const reach: [number, number] = [Math.min(...stops), Math.max(...stops)]
    const free = rows.findIndex((row) => row.every(([start, end]) => end < reach[0] || start > reach[1]))
    const row = free < 0 ? rows.length : free
    rows[row] = [...(rows[row] ?? []), reach]
    return { ...mark, row }
  })
  return { marks: placed, rows: Math.max(1, rows.length) }
}
