import type { Archive } from '../ports/archive.ts'
import type { RunLog } from '../ports/run-log.ts'

type Shown = Pick<RunLog, 'read' | 'head' | 'runs'>

/** The log as people see it: a run that was deleted is no run. Its events stay, for its forks and for what it has cost. */
export const withoutDeleted = (log: Shown, archive: Pick<Archive, 'isDeleted'>): Shown => ({
  read: (runId, after, limit) => log.read(runId, after, limit),
  head: async (runId) => ((await archive.isDeleted(runId)) ? null : log.head(runId)),
  runs: (query) => log.runs(query),
})
