import type { ActionItem, DecisionLog, Summary } from '../../schemas/generated/types.ts'
import type { Legend } from '../minutes/render/decision-log-md.ts'
import type { RunState } from '../council/state.ts'

/** A task with the key that it keeps for life, in whichever run and under whichever number it comes back. */
export type ExportedTask = { key: string; item: ActionItem }

/**
 * What may leave the system: the record of the run that stands for its meeting, valid, and approved where that is asked
 * for. A task that vanished from it is still there, `cancelled`.
 */
export type ExportRecord = {
  workspaceId: string
  meetingId: string
  runId: string
  language: 'en' | 'ru'
  decisionLog: DecisionLog
  summary: Summary | null
  tasks: ExportedTask[]
  /** Names for the seats and sources that the record mentions. */
  legend: Legend
  /** The run's page in the panel. */
  link: string
}

/** A run as a target sees it. */
export type ExportView = {
  state: RunState
  /** The run stands for its meeting. */
  adopted: boolean
  /** Another run stands for the meeting. */
  standsElsewhere: boolean
  /** Null as long as nothing may leave: the run goes on, does not stand for its meeting, or waits for approval. */
  record: ExportRecord | null
  /** Why there is no record, in words for people; null where there is one or the run still goes on. */
  held: string | null
  /** The run's page in the panel. */
  link: string
  now: number
}

export type ObjectKind = 'record' | 'task' | 'file' | 'board' | 'question' | 'reminder' | 'message' | 'letter'

/** One thing that is to be at a target, at most once for life. */
export type ExportObject = {
  /** Within (workspace, target): the meeting's id, or that id with a path behind it. */
  key: string
  kind: ObjectKind
  /** What people call it. */
  title: string
  /** All that is to stand there. Its RFC 8785 form is hashed, and the same hash means that there is nothing to do. */
  content: unknown
  /** Not before this time, in ms since 1970. Taken back, unsent, where a later view does not list it. */
  at?: number
  /** It is brought up to date where it is at the target already, and never made. */
  only?: 'known'
  /** Brings it there. Throws `ExportFault`; anything else that is thrown is a bug. */
  put(io: ExportIo): Promise<ExportOutcome>
}

/** What an attempt has to work with. `keep` and `claim` are durable when they settle, and throw where the lease is lost. */
export type ExportIo = {
  exportId: string
  key: string
  /** 1 for the first content of the object, 2 for the next … */
  revision: number
  hash: string
  /** The content that stood there last, as far as is known. */
  doneHash: string | null
  externalId: string | null
  url: string | null
  /** 1 for the first try of this content. */
  attempt: number
  /** A person asked for it to be sent again, though it may be there, or though somebody removed it. */
  insisted: boolean
  signal: AbortSignal
  now(): number
  /** What the target noted about this object before; null where it noted nothing that the guard knows. */
  kept<K>(guard: (value: unknown) => value is K): K | null
  /** Notes something about the object, for whoever goes on with it. */
  keep(note: unknown): Promise<void>
  /** Makes an id at the target the object's for life, if it has none: the one that stands then. */
  claim(externalId: string, url: string | null): Promise<{ externalId: string; url: string | null }>
  /** Forgets the id: the object is made anew. Only where a person insisted. */
  disown(): Promise<void>
  /** Where another object of the same meeting is at this target. */
  other(key: string): Promise<{ externalId: string; url: string | null } | null>
  /** Waits until the service may be called: one turn in a scope of the target's `rates`. */
  pace(scope: string): Promise<void>
}

export type ExportOutcome = {
  /** `unconfirmed`: it may be there, nobody can tell. `removed`: a person took it away, and it stays away. */
  status: 'succeeded' | 'unconfirmed' | 'removed'
  externalId?: string
  url?: string
  /** What people should know of it, where it is not plainly well. */
  note?: string
  /** Look at it once more then, though all seems well: something that was sent may still arrive. */
  followUpAt?: number
}

/** At most `burst` calls at once, and then one every `everyMs`. */
export type Rate = { everyMs: number; burst: number }

/** A system that records go to. Three files: itself, its line in `exports/targets/index.ts`, its test. */
export type ExportTarget = {
  /** As meetings and commands name it. */
  name: string
  /** As people call it. */
  title: string
  /** What the service allows, by scope; a scope that is not named is not paced. `notion` or `channel:*` (each its own). */
  rates: Readonly<Record<string, Rate>>
  /** How long between tries, and how long in all, where it is not the usual. */
  patience?: { firstMs: number; longestMs: number; giveUpMs: number }
  /** What is to be there for this run, in the order in which it is brought. */
  objects(view: ExportView): ExportObject[]
  close?(): Promise<void>
}
