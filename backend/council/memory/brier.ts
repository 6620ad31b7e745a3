import type { ReviewOutcome } from '../../../schemas/generated/types.ts'
import type { RegisteredDecision } from './register.ts'

/** How well probabilities fared: 0 is right each time and sure of it, 1 is wrong each time and sure of it. */
export type Score = {
  /** Null where nothing was reviewed yet. */
  brier: number | null
  n: number
}

export type Scores = {
  forecasts: Score
  /** How sure the seats were of the option that was chosen, against what came of it. */
  votes: Score
  bySeat: (Score & { seat: string; name: string })[]
  byTemplate: { template: string; forecasts: Score; votes: Score }[]
}

/** What came of a decision, as a number: half right is half. */
const CAME: Record<ReviewOutcome, number> = { held: 1, partly: 0.5, failed: 0 }

type Said = { probability: number; came: number }

/**
 * The mean of the squared distances between what was said and what came: G. W. Brier, Verification of Forecasts Expressed
 * in Terms of Probability, Monthly Weather Review 78 (1950), in the form for one event of two, from 0 to 1.
 */
export function brierOf(said: readonly Said[]): Score {
  const n = said.length
  if (n === 0) return { brier: null, n }
  const sum = said.reduce((total, { probability, came }) => total + (probability - came) ** 2, 0)
  return { brier: sum / n, n }
}

/** The scores over all decisions that were reviewed. A forecast of which nobody can tell is not counted. */
export function scoresOf(register: readonly RegisteredDecision[]): Scores {
  const votes = register.flatMap(votesIn)
  const seats = Map.groupBy(votes, ({ seat, name }) => JSON.stringify([seat, name]))
  return {
    forecasts: brierOf(register.flatMap(forecastsIn)),
    votes: brierOf(votes),
    bySeat: [...seats.values()]
      .flatMap((group) => {
        const [first] = group
        return first === undefined ? [] : [{ seat: first.seat, name: first.name, ...brierOf(group) }]
      })
      .toSorted((a, b) => b.n - a.n),
    byTemplate: [...Map.groupBy(register, ({ template }) => template)]
      .map(([template, decisions]) => ({
        template,
        forecasts: brierOf(decisions.flatMap(forecastsIn)),
        votes: brierOf(decisions.flatMap(votesIn)),
      }))
      .filter(({ forecasts, votes: cast }) => forecasts.n + cast.n > 0)
      .toSorted((a, b) => b.votes.n + b.forecasts.n - a.votes.n - a.forecasts.n),
  }
}

const forecastsIn = ({ forecasts }: RegisteredDecision): Said[] =>
  forecasts.flatMap(({ probability, happened }) =>
    happened === null ? [] : [{ probability, came: happened ? 1 : 0 }],
  )

function votesIn({ backers, review }: RegisteredDecision): (Said & { seat: string; name: string })[] {
  if (review === null) return []
  const came = CAME[review.outcome]
  return backers.map(({ seat, name, confidence }) => ({ seat, name, probability: confidence, came }))
}
