import type { Meeting } from '../../schemas/generated/types.ts'

/** A meeting as it was given, and which of its runs stands for it. */
export type MeetingRecord = {
  workspaceId: string
  id: string
  body: Meeting
  /** The file it came as, word for word, which is source s0 of its runs; null where it came as fields. */
  s0Text: string | null
  /** What reading that file had to assume. */
  notes: string[]
  adoptedRunId: string | null
  createdAt: string
  updatedAt: string
}

/** `unchanged`: the meeting is not kept (any more), or has a run already and no person chose. */
export type Adoption = 'adopted' | 'unchanged' | 'replay'

/** What is to be decided. A deleted meeting is hidden from all of these until it is put again. */
export type Meetings = {
  /** Creates it or replaces its content; `created` is false for an id that was known, also of a deleted one. */
  put(
    meeting: { workspaceId: string; id: string; body: Meeting; s0Text?: string | null; notes?: string[] },
    now: number,
  ): Promise<{ meeting: MeetingRecord; created: boolean }>
  get(workspaceId: string, id: string): Promise<MeetingRecord | null>
  /** Newest first. */
  list(query: {
    workspaceId: string
    cursor?: string
    limit: number
  }): Promise<{ items: MeetingRecord[]; nextCursor: string | null }>
  /** False where there is none to delete. */
  remove(workspaceId: string, id: string, now: number): Promise<boolean>
  /**
   * Makes a run of the meeting the one that stands for it. A person may choose again; a run that completed is adopted
   * only where none is (the log does that itself, in the append that completes it). A replay shows another run again, and
   * stands for nothing, whoever asks.
   */
  adopt(choice: {
    workspaceId: string
    meetingId: string
    runId: string
    by: 'person' | 'completion'
  }): Promise<Adoption>
  /** Of these runs, those that stand for their meeting. */
  adopted(workspaceId: string, runIds: string[]): Promise<Set<string>>
}
