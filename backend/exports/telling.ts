import type { ExportData } from '../../schemas/generated/types.ts'
import { isoOf } from '../council/time.ts'
import type { Log } from '../ports/access.ts'
import type { ExportRow, OutboxStore } from '../ports/exports.ts'

/** Whoever writes the runs' logs. */
export type Reporter = { reportExports(runId: string, told: readonly ExportData[]): Promise<void> }

const MOST_AT_ONCE = 200

/** Tells the logs of the runs what became of their exports. What is told twice, after a crash, stands there once. */
export async function tellRuns(store: OutboxStore, runs: Reporter, logger: Log): Promise<void> {
  const rows = await store.unreported(MOST_AT_ONCE)
  const byRun = Map.groupBy(rows, ({ runId }) => runId)
  for (const [runId, ofRun] of byRun) {
    try {
      await runs.reportExports(runId, ofRun.filter(isTold).map(exportDataOf))
      await store.reported(ofRun)
    } catch (err) {
      // It stays to be told; a run that cannot be written does not hold the others.
      logger.error({ err, runId }, 'a run could not be told of its exports')
    }
  }
}

/** A message that changes as the council goes on is not news each time. */
const isTold = ({ kind, status, externalId }: ExportRow): boolean =>
  !(status === 'pending' && externalId !== null && (kind === 'board' || kind === 'question'))

/** What an `export` event says of an object. */
export function exportDataOf(row: ExportRow): ExportData {
  const { exportId, target, key, status, title, url, externalId, error, attempt, nextAt } = row
  return {
    exportId,
    target,
    key,
    status,
    title,
    attempt: Math.max(1, attempt),
    ...(url === null ? {} : { url }),
    ...(externalId === null ? {} : { externalId }),
    ...(error === null ? {} : { error: error.slice(0, MOST_ERROR) }),
    ...(status === 'failed' && nextAt !== null ? { retryAt: isoOf(nextAt) } : {}),
  }
}

const MOST_ERROR = 4000
