import type { Transcript } from '../../../transcript.ts'
import type { Found } from '../found.ts'
import { itemsOfSegment } from './segment-items.ts'
import { openingsOf } from './openings.ts'
import type { Draft } from './draft.ts'
import { ofEarlierMeetings, onceByNumber } from './earlier.ts'
import { objections } from './objections.ts'
import { unitsOf } from './units.ts'
import { unanswered } from './unanswered.ts'

/** Items that the text itself marks: "ACTION: …", "RESOLVED: …", lists and tables under such words. */
export function markedItems(transcript: Transcript): Found[] {
  const units = transcript.segments.map((_, i) => unitsOf(transcript, i))
  const openings = openingsOf(transcript, units)
  const drafts: Draft[] = []
  const seen = new Set<number>()
  for (const i of transcript.segments.keys())
    if (!seen.has(i)) itemsOfSegment({ transcript, units, openings, drafts, seen }, i)
  const marked = ofEarlierMeetings(onceByNumber(unanswered(drafts, transcript)), transcript).map(asFound)
  const taken = new Set(marked.filter((one) => one.kind === 'dissent').map((one) => one.at[0]?.segment))
  return [...marked, ...objections(transcript).filter((one) => !taken.has(one.at[0]?.segment))].toSorted(
    byPlace,
  )
}

const asFound = ({ number: _n, quoted: _q, loud: _l, listed: _i, language: _a, ...found }: Draft): Found =>
  found

const byPlace = (one: Found, other: Found): number =>
  (one.at[0]?.segment ?? 0) - (other.at[0]?.segment ?? 0) || (one.at[0]?.from ?? 0) - (other.at[0]?.from ?? 0)
