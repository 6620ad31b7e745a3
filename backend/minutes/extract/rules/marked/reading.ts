import type { Transcript } from '../../../transcript.ts'
import type { Draft } from './draft.ts'
import type { Opening } from './openings.ts'
import type { Unit } from './units.ts'

/** How far the marked items of a transcript have been read. */
export type Reading = {
  transcript: Transcript
  units: readonly Unit[][]
  openings: readonly (Opening | null)[]
  drafts: Draft[]
  /** Segments that have been read with others. */
  seen: Set<number>
}
