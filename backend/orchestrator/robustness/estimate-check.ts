import { estimateFork, NOTHING_AFTER, spentAfterPoint } from '../../council/fork/estimate.ts'
import type { RobustnessWish } from '../../council/robustness/variations.ts'
import { parseStored } from '../../log/fold-stored.ts'
import type { CheckEstimate } from '../../ports/robustness.ts'
import type { StoredEvent } from '../../ports/run-log.ts'
import { variationsFrom, type Recorded } from './check-run.ts'
import { stateAt } from './hold-variation.ts'

/** What a check is expected to take: each variation is a fork, and is priced like one. */
export function estimateCheck(
  recorded: Recorded,
  behind: readonly StoredEvent[],
  wish: RobustnessWish,
): CheckEstimate {
  const at = stateAt(recorded.beginning)
  const estimate: CheckEstimate = { variations: 0, turns: 0, tokens: 0, usd: 0, seconds: 0 }
  if (at === null) return estimate
  const after = behind.map(({ bytes }) => parseStored(bytes)).reduce(spentAfterPoint, NOTHING_AFTER)
  for (const { changes } of variationsFrom(recorded, wish)) {
    const one = estimateFork(recorded.state, at, { changes, after })
    estimate.variations += 1
    estimate.turns += one.turns
    estimate.seconds += one.seconds
    estimate.tokens = sum(estimate.tokens, one.tokens)
    estimate.usd = sum(estimate.usd, one.usd)
  }
  return estimate
}

const sum = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b)
