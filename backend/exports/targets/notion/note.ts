import type { Role } from './properties.ts'
import type { Base } from './merge.ts'
import type { Form } from './values.ts'

/** What is remembered of a row between attempts. Without it the row is still found and written, with less certainty. */
export type Note = {
  version: 1
  /** The ids of our properties: they stay when people rename them. */
  ids: Partial<Record<Role, string>>
  base: Partial<Record<Role, Base>>
  /** Values of ours that were sent and may still land. */
  late: Partial<Record<Role, Form[]>>
  /** The hash that we last wrote onto the page. */
  published: string | null
  /** When something was last sent of which nobody knows whether it has landed. */
  doubtAt: number | null
  /** When a container was last appended of which nobody knows whether it is there. */
  appendAt: number | null
  /** When stubs that were left, and doubles, are looked for. */
  sweepAt: number | null
  /** A making of the page was cut: what it left may come to light late. */
  wasCut: boolean
  /** Containers that people have changed: they stay as they are. */
  left: string[]
  /** What people should know of the row. */
  said: string | null
}

export const NEW: Note = {
  version: 1,
  ids: {},
  base: {},
  late: {},
  published: null,
  doubtAt: null,
  appendAt: null,
  sweepAt: null,
  wasCut: false,
  left: [],
  said: null,
}

/** Only we write it; a later version may write another shape. */
export function isNote(value: unknown): value is Note {
  if (typeof value !== 'object' || value === null || !('version' in value)) return false
  return value.version === 1 && Object.keys(NEW).every((field) => field in value)
}

/** A request is done at Notion within 60 s or never; twice that leaves room for clocks and queues. */
export const SETTLED_MS = 120_000
export const DAY_MS = 24 * 3_600_000
