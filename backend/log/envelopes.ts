import type { NewEvent, RunEvent } from '../council/events.ts'

export type Written = { correlationId: string; commandId?: string }

/** Gives decided events their envelope: seq, time and cause. The hashes come with the seal. */
export function envelopes(
  decided: NewEvent[],
  head: Written & { runId: string; workspaceId: string; seq: number; at: string; newId: () => string },
): RunEvent[] {
  const { runId, workspaceId, at, correlationId, commandId } = head
  let { seq } = head
  return decided.map((event) => ({
    v: 1,
    id: head.newId(),
    workspaceId,
    runId,
    seq: ++seq,
    at,
    correlationId,
    ...(commandId === undefined ? {} : { commandId }),
    dataHash: '',
    hash: '',
    ...event,
  }))
}
