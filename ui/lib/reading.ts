// Reading answers of the API: lists of the server, shown and not acted on, so each field is looked at where it is used.

export type Row = Record<string, unknown>

export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const has = <K extends string>(value: unknown, key: K): value is Record<K, unknown> =>
  isRow(value) && key in value

export const textOf = (value: unknown, key: string): string | undefined => {
  const found = isRow(value) ? value[key] : undefined
  return typeof found === 'string' ? found : undefined
}

export const listOf = (value: unknown, key: string): Row[] => {
  const found = isRow(value) ? value[key] : undefined
  return Array.isArray(found) ? found.filter(isRow) : []
}
