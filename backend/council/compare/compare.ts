import type { HeldMeeting } from '../../../schemas/generated/types.ts'
import type { RunState } from '../state.ts'
import { differences, type Difference } from './differences.ts'
import { partingOf, type Parting } from './parting.ts'
import { sideOf, type Side } from './side.ts'
import { differenceText } from './words.ts'

/** Two runs side by side: in what they came out differently, in words, and where they part. */
export type Comparison = {
  a: Side
  b: Side
  differences: (Difference & { text: string })[]
  parting: Parting | null
  /** Up to here they share one log; null where they share none. */
  sharedSeq: number | null
}

export function compareRuns(a: RunState, b: RunState, language: HeldMeeting['language']): Comparison {
  const [one, other] = [sideOf(a), sideOf(b)]
  return {
    a: one,
    b: other,
    differences: differences(one, other).map((found) => ({
      ...found,
      text: differenceText(found, language),
    })),
    parting: partingOf(a, b),
    sharedSeq: shared(a, b),
  }
}

function shared(a: RunState, b: RunState): number | null {
  const both = stretchesOf(a).flatMap(({ runId, until }) =>
    stretchesOf(b)
      .filter((one) => one.runId === runId)
      .map((one) => Math.min(until, one.until)),
  )
  return both.length === 0 ? null : Math.max(...both)
}

/** Whose events its log is made of, and up to where each is shared: no further than any that came between. */
function stretchesOf({ lineage, runId, seq }: RunState): { runId: string; until: number }[] {
  const ancestors = lineage.map((one, at) => ({
    runId: one.runId,
    until: Math.min(...lineage.slice(at).map((later) => later.seq)),
  }))
  return [...ancestors, { runId, until: seq }]
}
