import type { DecisionReviewBody } from '../../schemas/generated/types.ts'
import { OUTCOMES, type Forecast } from './registered.ts'

/** What somebody says of a forecast: `none` is not said yet, `unknowable` that nobody can tell. */
export type Happened = 'none' | 'yes' | 'no' | 'unknowable'

/** What was said of a forecast before stays said. */
export const asAnswer = ({ happened }: Forecast): Happened =>
  happened === null ? 'none' : happened ? 'yes' : 'no'

type Given = { outcome: string; note: string; happened: readonly Happened[]; next: string }

/** What the API takes of a review; null as long as nobody has said whether the decision held. */
export function reviewBody({ outcome, note, happened, next }: Given): DecisionReviewBody | null {
  const came = OUTCOMES.find((one) => one === outcome)
  if (came === undefined) return null
  const forecasts = happened.flatMap((one, index) =>
    one === 'none' ? [] : [{ index, happened: one === 'unknowable' ? null : one === 'yes' }],
  )
  return {
    outcome: came,
    ...(note.trim() === '' ? {} : { note: note.trim() }),
    ...(forecasts.length === 0 ? {} : { forecasts }),
    ...(next === '' ? {} : { next_review_at: next }),
  }
}
