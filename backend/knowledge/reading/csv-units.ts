import { clipped } from './headings.ts'
import { Gathered, type UnitReader } from './units.ts'

/** The rows of a table in a file. The first row, which names the columns, heads the others. */
export function csvUnits(): UnitReader {
  const open = new Gathered()
  let columns: string[] | null = null
  let quotes = 0
  return {
    take(line) {
      open.add(line)
      quotes += line.text.split('"').length - 1
      // An open quote goes on in the next line; one that is never closed must not take the rest of the file with it.
      if (quotes % 2 === 1 && !open.isLong) return []
      quotes = 0
      const [row] = open.take(columns ?? [])
      if (row === undefined) return []
      columns ??= [clipped(row.text)]
      return [row]
    },
    end: () => open.takeAll(columns ?? []),
  }
}
