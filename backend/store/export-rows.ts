import type { ExportRow, ExportStatus } from '../ports/exports.ts'
import type { ObjectKind } from '../ports/export-target.ts'
import type { ExportObject } from './generated/client.ts'

/** A row as the outbox knows it. Kinds and statuses are written by this program alone. */
export function toExportRow(row: ExportObject): ExportRow {
  const { heldBy: _by, heldUntil: _until, fence: _fence, ...kept } = row
  return {
    ...kept,
    kind: oneOf(KINDS, row.kind),
    status: oneOf(STATUSES, row.status),
    failingSince: row.failingSince?.getTime() ?? null,
    nextAt: row.nextAt?.getTime() ?? null,
    updatedAt: row.updatedAt.getTime(),
  }
}

export const dateOf = (ms: number | null): Date | null => (ms === null ? null : new Date(ms))

const KINDS: readonly ObjectKind[] = [
  'record',
  'task',
  'file',
  'board',
  'question',
  'reminder',
  'message',
  'letter',
]
const STATUSES: readonly ExportStatus[] = [
  'pending',
  'succeeded',
  'unchanged',
  'unconfirmed',
  'failed',
  'dead',
  'removed',
]

function oneOf<T extends string>(known: readonly T[], text: string): T {
  const found = known.find((one) => one === text)
  if (found === undefined) throw new Error(`The outbox holds “${text}”, which this version does not know.`)
  return found
}
