import type { Method } from './ballot.ts'
import { isAtLeast, shares } from './shares.ts'

/**
 * At least the threshold of all expert seats for one option. Nobody breaks a tie: what two options reach alike is no
 * agreement on either.
 */
export const supermajority: Method = (ballot) => {
  const { of, leaders } = shares(ballot)
  const [first] = leaders
  const share = first === undefined ? 0 : (of.get(first) ?? 0)
  const winner =
    leaders.length === 1 && first !== undefined && isAtLeast(share, ballot.threshold) ? first : null
  return {
    winner,
    leaders,
    moderator: null,
    byModerator: false,
    level: winner === null ? 0 : share,
    inTheWay: [],
  }
}
