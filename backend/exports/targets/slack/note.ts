import type { ExportIo } from '../../../ports/export-target.ts'

/** What is noted of a message, so that whoever goes on with it knows what was done. Times in ms since 1970. */
export type Note = {
  /** How often a person had it made anew. */
  generation: number
  /** A post is under way, or its answer was lost; null: none is. */
  sentAt: number | null
  /** When the first of the posts of this generation was sent whose answer was lost. */
  firstSentAt: number | null
  /** Looks since then at which it was not there, and when the last was. */
  emptyLooks: number
  lookedAt: number | null
  /** It was told that nobody knows whether it is there. */
  gaveUp: boolean
  /** A second post was sent after a first one that nobody could find. */
  reposted: boolean
  /** The content that stands there; null where that is not sure. */
  hash: string | null
  /** A change was sent whose answer was lost: it may still arrive. */
  isUnsure: boolean
  /** When to look again though all seems well, the next first. */
  checks: number[]
  /** A person took it away. */
  removed: boolean
}

export const FRESH: Note = {
  generation: 0,
  sentAt: null,
  firstSentAt: null,
  emptyLooks: 0,
  lookedAt: null,
  gaveUp: false,
  reposted: false,
  hash: null,
  isUnsure: false,
  checks: [],
  removed: false,
}

export const noteOf = (io: Pick<ExportIo, 'kept'>): Note => io.kept(isNote) ?? FRESH

const isTime = (value: unknown): boolean => value === null || typeof value === 'number'

function isNote(value: unknown): value is Note {
  if (typeof value !== 'object' || value === null) return false
  const {
    generation,
    sentAt,
    firstSentAt,
    emptyLooks,
    lookedAt,
    gaveUp,
    reposted,
    hash,
    isUnsure,
    checks,
    removed,
  } = Object.assign({ ...UNKNOWN }, value)
  return (
    typeof generation === 'number' &&
    [sentAt, firstSentAt, lookedAt].every(isTime) &&
    typeof emptyLooks === 'number' &&
    typeof gaveUp === 'boolean' &&
    typeof reposted === 'boolean' &&
    (hash === null || typeof hash === 'string') &&
    typeof isUnsure === 'boolean' &&
    Array.isArray(checks) &&
    checks.every((at) => typeof at === 'number') &&
    typeof removed === 'boolean'
  )
}

const UNKNOWN: Record<keyof Note, unknown> = {
  generation: undefined,
  sentAt: undefined,
  firstSentAt: undefined,
  emptyLooks: undefined,
  lookedAt: undefined,
  gaveUp: undefined,
  reposted: undefined,
  hash: undefined,
  isUnsure: undefined,
  checks: undefined,
  removed: undefined,
}
