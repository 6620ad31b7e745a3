import type { Actor, ForecastReview, ReviewOutcome } from '../../../schemas/generated/types.ts'

/** What really came of a decision, as a person said; the last one holds. */
export type DecisionReview = {
  /** In the register. */
  decisionId: string
  /** 1 is the first. */
  number: number
  outcome: ReviewOutcome
  note: string | null
  forecasts: ForecastReview[]
  nextReviewAt: string | null
  by: Actor
  at: string
}
