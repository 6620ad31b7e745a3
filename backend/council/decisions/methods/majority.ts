import type { Method } from './ballot.ts'
import { isMoreThan, leading, shares } from './shares.ts'

/** More than the threshold of all expert seats for one option; a tie is broken by the moderator. */
export const majority: Method = (ballot) =>
  leading(ballot, shares(ballot), (share) => isMoreThan(share, ballot.threshold))
