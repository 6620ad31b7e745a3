import type { WebhookMessage } from '../../../../schemas/generated/types.ts'
import { isoOf } from '../../../council/time.ts'
import { canonical } from '../../../log/canonical.ts'
import { sha256 } from '../../../log/digest.ts'
import type { ExportedTask, ExportIo, ExportRecord } from '../../../ports/export-target.ts'

/** What is told of one object, but for what may change without it (where our panel stands) and what each revision adds. */
export type Told =
  | { type: 'decision_log.changed'; state: Pick<ExportRecord, 'decisionLog' | 'summary'> }
  | { type: 'action_item.changed'; state: ExportedTask['item'] }

export type MessageOf = {
  record: Pick<ExportRecord, 'workspaceId' | 'meetingId' | 'runId' | 'link'>
  told: Told
  /** When this revision was first to be sent: each try is the same, byte for byte. */
  at: number
}

/** The body of a message: the object whole, so that a receiver needs no other to know how it stands. */
export function messageOf(
  { record, told, at }: MessageOf,
  { key, revision }: Pick<ExportIo, 'key' | 'revision'>,
) {
  const { workspaceId: workspace_id, meetingId: meeting_id, runId: run_id, link } = record
  const about = { key, revision, workspace_id, meeting_id, run_id, link }
  const timestamp = isoOf(at)
  const message: WebhookMessage =
    told.type === 'decision_log.changed'
      ? {
          type: told.type,
          timestamp,
          data: { ...about, decision_log: told.state.decisionLog, summary: told.state.summary },
        }
      : { type: told.type, timestamp, data: { ...about, action_item: told.state } }
  // Not as it happens to be: a try after a restart is made of the log, where properties stand in another order.
  return canonical(message)
}

/** The id by which a receiver knows what it has: the same for every try of one content, another for every other. */
export const messageId = (
  target: string,
  at: number,
  { key, revision, hash }: Pick<ExportIo, 'key' | 'revision' | 'hash'>,
): string => `msg_${sha256([target, key, revision, hash, at].join('\n')).slice(0, 40)}`
