import { CommandRejected, REJECTIONS } from '../council/rejections.ts'
import type { Councils } from '../ports/councils.ts'
import type { Exports } from '../ports/exports.ts'
import type { RunLog } from '../ports/run-log.ts'
import type { Recordings } from './recordings.ts'

type ReadLog = Pick<RunLog, 'read' | 'head' | 'runs'>

/** The log as readers see it: recordings beside the runs that are kept. Lists hold the latter alone. */
export function logWithRecordings(log: ReadLog, recordings: Recordings): ReadLog {
  return {
    read: (runId, after, limit) =>
      recordings.has(runId) ? recordings.read(runId, after, limit) : log.read(runId, after, limit),
    head: (runId) => (recordings.has(runId) ? recordings.head(runId) : log.head(runId)),
    runs: (query) => log.runs(query),
  }
}

/** Councils as the doors see them: what would change a recording, or go on from it, is refused before anybody hears of it. */
export function withRecordings(councils: Councils, recordings: Recordings): Councils {
  const refuse = (runId: string) => {
    if (recordings.has(runId)) throw new CommandRejected('recording')
  }
  return {
    start: (given) => councils.start(given),
    async fork(given) {
      refuse(given.runId)
      return councils.fork(given)
    },
    async estimateFork(given) {
      refuse(given.runId)
      return councils.estimateFork(given)
    },
    async command(given) {
      const { runId, commandId } = given
      if (!recordings.has(runId)) return councils.command(given)
      const seq = (await recordings.head(runId))?.headSeq ?? 0
      return { commandId, state: 'refused', seq, code: 'recording', reason: REJECTIONS.recording }
    },
    state: (runId) => (recordings.has(runId) ? recordings.state(runId) : councils.state(runId)),
    peek: (runId) => (recordings.has(runId) ? recordings.peek(runId) : councils.peek(runId)),
    stateAt: (runId, seq) =>
      recordings.has(runId) ? recordings.stateAt(runId, seq) : councils.stateAt(runId, seq),
    draft: (runId) => (recordings.has(runId) ? null : councils.draft(runId)),
  }
}

/** Nothing of a recording leaves the system. */
export const exportsBeside = (exports: Exports, recordings: Recordings): Exports => ({
  ...exports,
  standing: async (runId) =>
    recordings.has(runId) ? { adopted: false, held: REJECTIONS.recording } : exports.standing(runId),
})
