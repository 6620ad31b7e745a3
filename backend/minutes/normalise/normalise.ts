import type { Found } from '../extract/rules/found.ts'
import { sourceSpan, type Transcript } from '../transcript.ts'

/** One thing that a meeting left behind, tied to where it stands. */
export type Item = Found & {
  /** 1-based line of the text that supports it. */
  line: number
  spans: { start: number; end: number }[]
  /** Names as the item's own words give them; empty where they name nobody. */
  owners: string[]
  /** ISO; null where the words give no day, or none that can be known. */
  due: string | null
  /** The words that give the day. */
  dueRaw: string | null
}

/** Owners and days are read out of each item's own words; what stands twice becomes one. */
export function normalise(found: readonly Found[], { segments }: Transcript): Item[] {
  return found.map((one) => ({
    ...one,
    line: segments[one.at[0]?.segment ?? 0]?.line ?? 1,
    spans: one.at.flatMap(({ segment, from, to }) => {
      const held = segments[segment]
      return held === undefined ? [] : [sourceSpan(held, from, to)]
    }),
    owners: [],
    due: null,
    dueRaw: null,
  }))
}
