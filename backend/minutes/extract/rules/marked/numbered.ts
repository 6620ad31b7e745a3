import type { Segment, Transcript } from '../../../transcript.ts'
import type { Draft } from './draft.ts'

/** So many numbered items show that a section numbers what it counts. */
const ENOUGH = 2

/**
 * Where a section numbers its items ("Decision 12.1", "12.2"), the lines between them without a number belong to the
 * item above: they are what it names, not items of their own.
 */
export function withoutDetails(drafts: readonly Draft[], { segments }: Transcript): Draft[] {
  const numbered = new Map<string, number>()
  for (const one of drafts)
    if (one.number !== null) numbered.set(keyOf(one, segments), (numbered.get(keyOf(one, segments)) ?? 0) + 1)
  return drafts.filter((one) => one.number !== null || (numbered.get(keyOf(one, segments)) ?? 0) < ENOUGH)
}

const keyOf = ({ kind, at }: Draft, segments: readonly Segment[]): string =>
  `${kind} ${segments[at[0]?.segment ?? 0]?.headings.join(' / ') ?? ''}`
