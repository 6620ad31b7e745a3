import type { RememberedDecision } from './remembered.ts'
import type { DecisionReview } from './review.ts'

/** A day on which somebody wanted to know what came of a decision; `forecast` is its place among the forecasts. */
export type DueDay = { day: string; forecast: number | null }

/**
 * The days that wait for a review, the first first. Who has reviewed the decision has named the next day, or none; a
 * forecast of which somebody has said what came is done with, also where nobody can tell.
 */
export function dueDays(
  { reviewAt, forecasts }: Pick<RememberedDecision, 'reviewAt' | 'forecasts'>,
  last: Pick<DecisionReview, 'nextReviewAt'> | null,
  said: ReadonlyMap<number, unknown>,
): DueDay[] {
  const day = last === null ? reviewAt : last.nextReviewAt
  return [
    ...(day === null ? [] : [{ day, forecast: null }]),
    ...forecasts.flatMap(({ due }, forecast) => (said.has(forecast) ? [] : [{ day: due, forecast }])),
  ].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}
