/** One stored event: its seq and the exact bytes (RFC 8785 form, no line end). */
export type StoredEvent = { seq: number; bytes: string; hash: string }

export type AppendResult =
  | { ok: true; headSeq: number }
  /** Somebody was first (`conflict`), or the writer's epoch is not the run's (`fenced`). Nothing was written. */
  | { ok: false; reason: 'conflict' | 'fenced'; headSeq: number }

export type RunHead = {
  runId: string
  workspaceId: string
  meetingId: string
  headSeq: number
  headHash: string
  epoch: number
}

/** What the list of runs shows without folding; written in the same transaction as the append that changes it. */
export type RunSummary = {
  kind: string
  status: string
  phase: string
  startedAt: string | null
  endedAt: string | null
  createdAt: string
}

/**
 * The truth. `append` is one transaction: advance the head where it equals `expectedSeq` and the epoch is the run's,
 * insert the events; it settles after the commit is durable. `events[0].seq` is `expectedSeq + 1`; no gaps.
 */
export type RunLog = {
  /**
   * A new run; `conflict` where the id is taken. A fork names its parent: its first event's seq is `parent.seq + 1`.
   * One that is whole from the start brings the `rest` of its events: all of it is written, or nothing.
   */
  create(run: {
    runId: string
    workspaceId: string
    meetingId: string
    first: StoredEvent
    rest?: readonly StoredEvent[]
    summary: RunSummary
    parent?: { runId: string; seq: number }
  }): Promise<AppendResult>
  append(
    runId: string,
    expectedSeq: number,
    epoch: number,
    events: StoredEvent[],
    summary?: Partial<RunSummary>,
  ): Promise<AppendResult>
  /** A new epoch for the run: whoever holds an older one is fenced from now on. */
  fence(runId: string): Promise<number>
  read(runId: string, after: number, limit?: number): Promise<StoredEvent[]>
  head(runId: string): Promise<RunHead | null>
  runs(query: {
    workspaceId: string
    meetingId?: string
    status?: string[]
    /** Only those that ended at this time or later. */
    endedSince?: string
    /** Only those that were put away, or only those that were not. */
    archived?: boolean
    /** Deleted runs and those of deleted meetings as well, which are hidden else: what was spent on them is spent. */
    withDeleted?: boolean
    cursor?: string
    limit: number
  }): Promise<{ items: (RunHead & RunSummary)[]; nextCursor: string | null }>
  close(): Promise<void>
}
