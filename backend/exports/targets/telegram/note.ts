import type { ExportIo } from '../../../ports/export-target.ts'

/** A message that we sent, and what it said last as far as is known. */
export type SentMessage = {
  id: number
  /** Null: an edit was begun and nobody knows what became of it. */
  hash: string | null
  /** An answer was lost: until then what was sent before may still arrive and undo what was sent after. */
  unsureUntil: number | null
  /** A person has removed it. */
  gone: boolean
}

/** What the target notes about an object: Telegram has no key and no look-up, so this is all that keeps it single. */
export type Note = {
  messages: readonly SentMessage[]
  /** The message at this place is being sent, or was and nobody heard: it is not sent again by itself. */
  sending: number | null
}

export const NOTHING_SENT: Note = { messages: [], sending: null }

/** The note of an object; one whose note is lost has at least its first message. */
export function noteOf(io: Pick<ExportIo, 'kept' | 'externalId'>): Note {
  const kept = io.kept(isNote)
  if (kept !== null) return kept
  const id = Number(io.externalId?.split('/').at(-1) ?? Number.NaN)
  if (!Number.isInteger(id)) return NOTHING_SENT
  return { messages: [{ id, hash: null, unsureUntil: null, gone: false }], sending: null }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const isNumberOrNull = (value: unknown): boolean => value === null || typeof value === 'number'

function isNote(value: unknown): value is Note {
  return (
    isRecord(value) &&
    isNumberOrNull(value['sending']) &&
    Array.isArray(value['messages']) &&
    value['messages'].every(isSentMessage)
  )
}

const isSentMessage = (value: unknown): boolean =>
  isRecord(value) &&
  Number.isInteger(value['id']) &&
  (value['hash'] === null || typeof value['hash'] === 'string') &&
  isNumberOrNull(value['unsureUntil']) &&
  typeof value['gone'] === 'boolean'
