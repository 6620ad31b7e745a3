import type { ActionItem, ExportData } from '../../schemas/generated/types.ts'
import type { ObjectKind } from './export-target.ts'

export type ExportStatus = ExportData['status']

/** What the outbox knows of one object. The content is the log's; here is only its hash, and how far it has come. */
export type ExportRow = {
  exportId: string
  workspaceId: string
  meetingId: string
  /** The run whose content is wanted there. */
  runId: string
  target: string
  key: string
  kind: ObjectKind
  title: string
  /** Its place among the objects of its meeting at this target. */
  position: number
  hash: string
  /** The content that is there, as far as is known. */
  doneHash: string | null
  revision: number
  status: ExportStatus
  attempt: number
  failingSince: number | null
  /** When something is to be done about it; null: nothing is. */
  nextAt: number | null
  insisted: boolean
  externalId: string | null
  url: string | null
  error: string | null
  /** What the target noted, as JSON. */
  kept: string | null
  /** The run's log has heard of the status. */
  reported: boolean
  updatedAt: number
}

export type PlannedObject = Pick<ExportRow, 'exportId' | 'key' | 'kind' | 'title' | 'hash'> & {
  at: number | null
  only: 'known' | null
}

/** A task of the meeting under the key that it keeps. */
export type KeptTask = { key: string; runId: string; item: ActionItem }

/** An attempt's hold on an object: a later holder's fence is higher, and the earlier one can write no more. */
export type Hold = { exportId: string; fence: number }

/** Where the outbox keeps what it has to do. Each call is one transaction. */
export type OutboxStore = {
  /** How far the target has read the run's log. */
  cursor(target: string, runId: string): Promise<number>
  /** Whether there may be something to read, to bring or to tell; asked at every start, so it costs next to nothing. */
  mayBePending(workspaceId: string, targets: readonly string[]): boolean
  /** The runs that stand for their meeting, or were read before, and have more than some of the targets have read. */
  behind(workspaceId: string, targets: readonly string[]): Promise<string[]>
  /**
   * What is wanted at the target for the run, and that its log was read up to `seq`. New objects and those whose content
   * changed become due; with `asked` also those that were given up. One that is not yet due and no longer wanted goes.
   * False: it is to be read anew.
   */
  plan(given: {
    workspaceId: string
    meetingId: string
    runId: string
    target: string
    seq: number
    /** Whether the run was seen to stand for its meeting. Where it is otherwise by now nothing is written. */
    adopted: boolean
    objects: readonly PlannedObject[]
    asked: boolean
    /** What the meeting was to have here and no longer wants is known: `objects` holds the whole record. */
    whole: boolean
    now: number
  }): Promise<boolean>
  /** The run was read up to `seq`, and none of these targets has anything to do with it. */
  passOver(targets: readonly string[], runId: string, seq: number): Promise<void>
  /** What is due, in order: an object waits for those of its meeting that come before it at the same target. */
  due(target: string, now: number, limit: number): Promise<ExportRow[]>
  /** When the next object will be due; null where none will. */
  nextAt(targets: readonly string[]): Promise<number | null>
  /** Takes the object for one attempt; null where another has it or it is not due any more. */
  hold(
    exportId: string,
    given: { owner: string; now: number; until: number },
  ): Promise<{ row: ExportRow; hold: Hold } | null>
  /** Ends the holds of all others: only for who knows that they are dead, as the one process of a data directory does. */
  takeOver(owner: string): Promise<void>
  /** False where the hold is lost. */
  extend(hold: Hold, until: number): Promise<boolean>
  keep(hold: Hold, kept: string): Promise<boolean>
  /** The id that stands for the object, whoever holds it. */
  claim(
    exportId: string,
    externalId: string,
    url: string | null,
  ): Promise<{ externalId: string; url: string | null }>
  disown(hold: Hold): Promise<boolean>
  /**
   * Ends the attempt. Content that changed meanwhile is due at once, also where what was tried is given up, and so is what
   * a person asked for meanwhile. False where the hold is lost: nothing is written.
   */
  settle(
    hold: Hold,
    outcome: Pick<ExportRow, 'status' | 'attempt' | 'failingSince' | 'nextAt' | 'error' | 'insisted'> & {
      /** As it was when it was taken. */
      taken: Pick<ExportRow, 'revision' | 'insisted'>
      doneHash?: string
      externalId?: string
      url?: string
      reported: boolean
      now: number
    },
  ): Promise<boolean>
  /** Lets go of the object as it was, to be taken again at `nextAt`; with `failingSince` it is known since when it waits. */
  release(hold: Hold, nextAt: number, failingSince?: number): Promise<void>
  unreported(limit: number): Promise<ExportRow[]>
  /** What has changed since it was told is to be told still. */
  reported(rows: readonly ExportRow[]): Promise<void>
  ofRun(runId: string): Promise<ExportRow[]>
  ofMeeting(workspaceId: string, meetingId: string, target: string): Promise<ExportRow[]>
  /** What could not be brought, or nobody knows whether it was; the newest first. */
  troubled(workspaceId: string, limit: number): Promise<ExportRow[]>
  find(workspaceId: string, exportId: string): Promise<ExportRow | null>
  /** A person asks again for an object: it is due at once. False where there is none. */
  retry(exportId: string, now: number): Promise<boolean>
  tasks(workspaceId: string, meetingId: string): Promise<KeptTask[]>
  keepTasks(workspaceId: string, meetingId: string, tasks: readonly KeptTask[]): Promise<void>
}

/** A target as people see it. */
export type ShownTarget = {
  name: string
  title: string
  /** `off`: not set up; `paused`: it is not called for a while. */
  state: 'on' | 'off' | 'paused'
  /** Why it is off or paused, and what to do. */
  detail: string | null
}

/** What a look at a service found; `says` tells how to mend what is not good. */
export type Checked = { state: 'ok' | 'warn' | 'fault'; says: string }

/** Exports as the doors see them. */
export type Exports = {
  targets(): ShownTarget[]
  /** The targets that a meeting goes to which names none. */
  usual: readonly string[]
  ofRun(runId: string): Promise<ExportRow[]>
  /** What could not be brought anywhere, or nobody knows whether it was; the newest first. */
  troubled(workspaceId: string): Promise<ExportRow[]>
  /** Whether the run stands for its meeting, and why nothing of it may leave now; null where it may. */
  standing(runId: string): Promise<{ adopted: boolean; held: string | null }>
  /** Why the run cannot be exported to the target now, and what to do; null where it can. */
  refusal(runId: string, target: string): Promise<{ code: string; reason: string } | null>
  /** Tries an object again, whatever became of it; null where there is none. */
  retry(workspaceId: string, exportId: string): Promise<ExportRow | null>
  /** What has been decided of a run is looked at again. */
  wake(runId: string): void
  /** Settles when nothing of the run is due any more, or `signal` aborts. */
  settled(runId: string, signal: AbortSignal): Promise<void>
}
