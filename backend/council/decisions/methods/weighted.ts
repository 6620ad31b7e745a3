import type { Method } from './ballot.ts'
import { isMoreThan, leading, shares } from './shares.ts'

/** More than the threshold of the weight of all expert seats for one option; a tie is broken by the moderator. */
export const weighted: Method = (ballot) =>
  leading(
    ballot,
    shares(ballot, ({ weight }) => weight),
    (share) => isMoreThan(share, ballot.threshold),
  )
