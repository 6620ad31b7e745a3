import type { Transcript } from '../../../transcript.ts'
import type { Stretch } from '../found.ts'
import type { Draft } from './draft.ts'
import type { Opening } from './openings.ts'
import type { Unit } from './units.ts'

/** How far the marked items of a transcript have been read. */
export type Reading = {
  transcript: Transcript
  units: readonly Unit[][]
  openings: readonly (Opening | null)[]
  drafts: Draft[]
  /** What was marked and taken back: lost motions, cancelled tasks. */
  aside: Stretch[]
  /** Sentences behind a marked item that are none of it. */
  open: Stretch[]
  /** The points right under each point. */
  children: ReadonlyMap<number, readonly number[]>
  /** The segments under the mark in each segment. */
  under: ReadonlyMap<number, readonly number[]>
  /** The segments whose marks have points or rows under them. */
  lists: ReadonlySet<number>
  /** Whether a mark says which are the tasks: then a check box elsewhere ticks off something else. */
  marksTasks: boolean
  /** Segments that have been read with others. */
  seen: Set<number>
}
