import type { ExportData } from '../../../schemas/generated/types.ts'
import type { NewEvent } from '../events.ts'
import { SYSTEM } from '../events.ts'
import type { RunState } from '../state.ts'

/**
 * What the outbox tells a run of its exports, as events: only what the log does not say already. So it may be told
 * twice, after a crash as well, and stands there once. A target that was asked for again answers again.
 */
export function exportEvents(state: Pick<RunState, 'exports'>, told: readonly ExportData[]): NewEvent[] {
  return told
    .filter((data) => data.status === 'unchanged' || !isSaid(state.exports[data.exportId], data))
    .map((data) => ({ type: 'export', actor: SYSTEM, data }))
}

const FIELDS = ['status', 'url', 'externalId', 'error', 'attempt', 'retryAt', 'title'] as const

const isSaid = (known: ExportData | undefined, data: ExportData): boolean =>
  known !== undefined && FIELDS.every((field) => known[field] === data[field])
