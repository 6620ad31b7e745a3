import type { QueryResultRow } from 'pg'

/** Asks the database: the rows, and how many were touched. */
export type Ask = <Row extends QueryResultRow>(
  sql: string,
  values?: unknown[],
) => Promise<{ rows: Row[]; rowCount: number | null }>
