/** A list with one entry changed. */
export const changedAt = <T>(rows: readonly T[], at: number, changed: Partial<T>): readonly T[] =>
  rows.map((row, index) => (index === at ? { ...row, ...changed } : row))

export const withoutAt = <T>(rows: readonly T[], at: number): readonly T[] => rows.toSpliced(at, 1)

/** A list with one entry moved; a step over the end stays where it is. */
export function movedBy<T>(rows: readonly T[], at: number, by: number): readonly T[] {
  const row = rows[at]
  if (row === undefined || rows[at + by] === undefined) return rows
  return rows.toSpliced(at, 1).toSpliced(at + by, 0, row)
}
