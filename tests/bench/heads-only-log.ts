import { memoryRunLog } from '../../backend/log/memory-run-log.ts'
import type { RunHead, RunLog } from '../../backend/ports/run-log.ts'

/** A log that checks the expected seq and keeps only the head: what is left is the program's own work. */
export function headsOnlyLog(): RunLog {
  const heads = new Map<string, RunHead>()
  return {
    ...memoryRunLog(),
    async create({ runId, workspaceId, meetingId, first }) {
      heads.set(runId, { runId, workspaceId, meetingId, headSeq: 1, headHash: first.hash, epoch: 0 })
      return { ok: true, headSeq: 1 }
    },
    async append(runId, expectedSeq, epoch, events) {
      const head = heads.get(runId)
      const last = events.at(-1)
      if (head === undefined || last === undefined || head.headSeq !== expectedSeq || head.epoch !== epoch)
        return { ok: false, reason: 'conflict', headSeq: head?.headSeq ?? 0 }
      head.headSeq = last.seq
      head.headHash = last.hash
      return { ok: true, headSeq: last.seq }
    },
    async fence(runId) {
      const head = heads.get(runId)
      return head === undefined ? 0 : ++head.epoch
    },
    async head(runId) {
      const head = heads.get(runId)
      return head === undefined ? null : { ...head }
    },
  }
}
