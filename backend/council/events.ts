import type { Actor, Envelope, EventData, EventType } from '../../schemas/generated/types.ts'

/** An event as the log holds it: the envelope, and data typed by `type`. */
export type RunEvent = {
  [T in EventType]: Omit<Envelope, 'type' | 'data'> & { type: T; data: EventData[T] }
}[EventType]

/** An event that was decided and not yet written: the log gives it seq, time and hashes. */
export type NewEvent = { [T in EventType]: { type: T; actor: Actor; data: EventData[T] } }[EventType]

/** What `evolve` needs of an event; a decided one and a stored one both have it. */
export type FoldedEvent = NewEvent & {
  seq: number
  at: number
  fromDriver: boolean
  hash?: string
  /** Whose event it is: in a fork's log those of its ancestors come first. */
  runId?: string
}

export const SYSTEM: Actor = { kind: 'system', id: 'xio', name: 'XIO' }
