import type { Row } from '../lib/reading.ts'

/** Of a version and not of the definition: no two versions share them. */
const OF_VERSION: ReadonlySet<string> = new Set([
  'id',
  'version',
  'versionNumber',
  'versions',
  'label',
  'at',
  'by',
  'note',
  'builtIn',
  'createdAt',
  'updatedAt',
  'usedIn',
  'runs30d',
])

/** The fields of a definition that `told` does not tell, under their names in the API: two versions differ in any. */
export const otherFields = (row: Row, told: readonly string[]): string[] =>
  Object.entries(row)
    .filter(([key, value]) => value !== null && !OF_VERSION.has(key) && !told.includes(key))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}: ${JSON.stringify(value, null, 1)}`)
