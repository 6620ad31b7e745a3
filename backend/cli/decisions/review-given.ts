import type { DecisionReviewBody } from '../../../schemas/generated/types.ts'
import { oneOf, UsageFault } from '../usage.ts'

type Given = {
  outcome?: string | undefined
  note?: string | undefined
  forecast?: string[] | undefined
  next?: string | undefined
}

const SAID = { yes: true, no: false, unknown: null } as const

/** A review as it was typed. */
export function reviewGiven({ outcome, note, forecast = [], next }: Given): DecisionReviewBody {
  const came = oneOf('--outcome', outcome, ['held', 'partly', 'failed'])
  if (came === undefined)
    throw new UsageFault('xio decisions review needs --outcome: held, partly or failed.')
  if (next !== undefined && !/^\d{4}-\d\d-\d\d$/.test(next))
    throw new UsageFault(`--next is “${next}”; it must be a day as 2027-05-01.`)
  return {
    outcome: came,
    ...(note === undefined ? {} : { note }),
    ...(forecast.length === 0 ? {} : { forecasts: forecast.map(forecastGiven) }),
    ...(next === undefined ? {} : { next_review_at: next }),
  }
}

function forecastGiven(given: string): { index: number; happened: boolean | null } {
  const [, index, said] = /^(\d{1,2})=(yes|no|unknown)$/.exec(given) ?? []
  if (index === undefined || (said !== 'yes' && said !== 'no' && said !== 'unknown'))
    throw new UsageFault(
      `--forecast is “${given}”; say its number and what came, as 0=yes, 1=no or 2=unknown.`,
    )
  return { index: Number(index), happened: SAID[said] }
}
