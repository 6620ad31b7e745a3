/** What a fork is expected to take; null is not known. */
export type Estimate = {
  atSeq: number
  turns: number
  tokens: number | null
  usd: number | null
  seconds: number
  basis: 'parent' | 'average'
}

/** The estimate in words, for a terminal. */
export function estimateLines({ atSeq, turns, tokens, usd, seconds, basis }: Estimate): string[] {
  const cost = usd === null ? 'the price is not known' : usd === 0 ? 'free' : `about $${usd.toFixed(2)}`
  const size = tokens === null ? 'an unknown number of tokens' : `${tokens} tokens`
  const from =
    basis === 'parent'
      ? 'as the run took from there'
      : 'by the mean turn of the run so far, which has not ended'
  return [
    `The fork begins behind event ${atSeq}. Expected: ${turns} turns, ${size}, ${cost}, ${minutes(seconds)} (${from}).`,
  ]
}

const minutes = (seconds: number): string =>
  seconds < 60 ? `${Math.round(seconds)} s` : `${(seconds / 60).toFixed(1)} min`
