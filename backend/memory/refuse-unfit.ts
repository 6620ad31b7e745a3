import type { DecisionReviewBody } from '../../schemas/generated/types.ts'
import { type Fault, SchemaViolation } from '../../schemas/validate.ts'
import type { RegisteredDecision } from '../council/memory/register.ts'
import { isDay } from '../minutes/support/is-day.ts'

/** What was not chosen cannot prove right or wrong, and what nobody forecast cannot happen. */
export function refuseUnfit(
  { forecasts = [], next_review_at: next }: DecisionReviewBody,
  { forecasts: known, status }: Pick<RegisteredDecision, 'forecasts' | 'status'>,
): void {
  const isChoice = status === 'proposed' || status === 'accepted' || status === 'superseded'
  const faults: Fault[] = [
    ...(isChoice
      ? []
      : [
          {
            pointer: '/outcome',
            message: `is of no choice: the council ended ${status.replaceAll('_', ' ')}, so there is nothing to look back at.`,
          },
        ]),
    ...forecasts.flatMap(({ index }, at) =>
      index < known.length
        ? []
        : [{ pointer: `/forecasts/${at}/index`, message: noSuchForecast(known.length) }],
    ),
    ...(next === undefined || isDay(next)
      ? []
      : [{ pointer: '/next_review_at', message: `is no day of the calendar: ${next}.` }]),
  ]
  if (faults.length > 0) throw new SchemaViolation('The review', faults)
}

const noSuchForecast = (known: number): string =>
  known === 0
    ? 'names a forecast, and the decision has none: leave it out.'
    : `names no forecast of the decision: use 0${known === 1 ? '' : ` to ${known - 1}`}.`
