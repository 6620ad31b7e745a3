import type { Transcript } from '../../../transcript.ts'
import type { Found, Stretch } from '../found.ts'
import { itemsOfSegment } from './segment-items.ts'
import { openingsOf } from './openings.ts'
import type { Draft } from './draft.ts'
import { ofEarlierMeetings, onceByNumber } from './earlier.ts'
import { objections } from './objections.ts'
import type { Reading } from './reading.ts'
import { unitsOf } from './units.ts'
import { withoutDetails } from './numbered.ts'
import { withoutRestated } from './restated.ts'
import { unanswered } from './unanswered.ts'

/** Items that the text itself marks: "ACTION: …", "RESOLVED: …", lists and tables under such words. */
export const markedItems = (transcript: Transcript): Found[] => readMarks(transcript).found

export type Marks = {
  found: Found[]
  /** What was marked and taken back. */
  aside: readonly Stretch[]
  /** Sentences behind a marked item that are none of it. */
  open: readonly Stretch[]
}

/** The marked items, and what the marks say of the text around them. */
export function readMarks(transcript: Transcript): Marks {
  const units = transcript.segments.map((_, i) => unitsOf(transcript, i))
  const openings = openingsOf(transcript, units)
  const drafts: Draft[] = []
  const seen = new Set<number>()
  const children = placesBy(transcript.segments, (one) =>
    one.kind === 'item' ? one.parents.at(-1) : undefined,
  )
  const under = placesBy(openings, (one) => one?.segment)
  const listed = openings.filter((_, i) => ['item', 'row'].includes(transcript.segments[i]?.kind ?? ''))
  const lists = new Set(listed.flatMap((one) => one?.segment ?? []))
  const aside: Stretch[] = []
  const open: Stretch[] = []
  const labels = [
    ...units.flatMap((all) => all.map((one) => one.label)),
    ...openings.map((one) => one?.label),
  ]
  const marksTasks = labels.some((one) => one?.mark.kind === 'action')
  const places = { children, under, lists }
  const reading: Reading = { transcript, units, openings, marksTasks, drafts, aside, open, seen, ...places }
  for (const i of transcript.segments.keys()) if (!seen.has(i)) itemsOfSegment(reading, i)
  const known = onceByNumber(unanswered(withoutDetails(drafts, transcript), transcript))
  const marked = withoutRestated(ofEarlierMeetings(known, transcript)).map(asFound)
  const taken = new Set(marked.filter((one) => one.kind === 'dissent').map((one) => one.at[0]?.segment))
  const objected = objections(transcript).filter((one) => !taken.has(one.at[0]?.segment))
  return { found: [...marked, ...objected].toSorted(byPlace), aside, open }
}

function placesBy<T>(all: readonly T[], key: (one: T) => number | undefined): Map<number, number[]> {
  const places = new Map<number, number[]>()
  for (const [i, one] of all.entries()) {
    const of = key(one)
    if (of === undefined) continue
    const held = places.get(of)
    if (held === undefined) places.set(of, [i])
    else held.push(i)
  }
  return places
}

const asFound = ({ number: _n, quoted: _q, loud: _l, listed: _i, language: _a, ...found }: Draft): Found =>
  found

const byPlace = (one: Found, other: Found): number =>
  (one.at[0]?.segment ?? 0) - (other.at[0]?.segment ?? 0) || (one.at[0]?.from ?? 0) - (other.at[0]?.from ?? 0)
