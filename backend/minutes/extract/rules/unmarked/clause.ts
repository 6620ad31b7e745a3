import type { Segment } from '../../../transcript.ts'
import type { Cue, Wording } from './cue.ts'
import type { Lead } from './opening.ts'
import type { Place } from './places.ts'

/** A sentence, or a short note as a whole, that may be an item. */
export type Clause = {
  segment: Segment
  index: number
  from: number
  to: number
  text: string
  wording: Wording
  lead: Lead
  cues: ReadonlySet<Cue>
  /** Whether it is all that its segment says. */
  whole: boolean
  place: Place
  /** Whether somebody's name closes it: "(Anna)". */
  named: boolean
  /** Whether a later clause gives somebody known something to do: "…, and Anna will send it". */
  doer: boolean
}
