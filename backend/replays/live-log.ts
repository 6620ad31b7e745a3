import type { RunLog } from '../ports/run-log.ts'

type ReadLog = Pick<RunLog, 'read' | 'head'>

/** The log as those see it who watch: of a replay, what has been played by now, as if the rest were yet to happen. */
export function liveLog(
  log: ReadLog,
  replays: { playedUpTo(runId: string): number | null },
): Pick<RunLog, 'read' | 'head'> {
  return {
    async read(runId, after, limit = Infinity) {
      const seq = replays.playedUpTo(runId)
      if (seq === null) return log.read(runId, after, limit)
      return after >= seq ? [] : log.read(runId, after, Math.min(limit, seq - after))
    },
    async head(runId) {
      const head = await log.head(runId)
      const seq = replays.playedUpTo(runId)
      return head === null || seq === null ? head : { ...head, headSeq: seq }
    },
  }
}
