import type { DecidedAs, Robustness, TriedVariation } from '../../../schemas/generated/types.ts'
import { isSameDecision } from './decided-as.ts'
import type { Variation } from './variations.ts'

/** A variation that was held to its end. */
export const held = (variation: Variation, decision: DecidedAs, outcome: DecidedAs): TriedVariation => ({
  ...variation,
  outcome,
  kept: isSameDecision(decision, outcome),
  why: null,
})

/** One that could not be held: it says nothing about the decision, for or against. */
export const notHeld = (variation: Variation, why: string): TriedVariation => ({
  ...variation,
  outcome: null,
  kept: null,
  why,
})

/** What all variations together say of the decision. */
export function summedUp(
  decision: DecidedAs,
  variations: TriedVariation[],
  cost: Robustness['cost'],
): Robustness {
  const tried = variations.filter(({ outcome }) => outcome !== null).length
  const kept = variations.filter((one) => one.kept === true).length
  return {
    decision,
    variations,
    tried,
    kept,
    failed: variations.length - tried,
    share: tried === 0 ? null : kept / tried,
    fragile: kept < tried,
    cost,
  }
}
