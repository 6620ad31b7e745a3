import type { Method } from './ballot.ts'
import { shares } from './shares.ts'

/** The moderator decides once the experts have voted; their votes are advice, and the level says how many agree. */
export const moderator: Method = (ballot) => {
  const { of, leaders } = shares(ballot)
  const winner = ballot.moderator
  return {
    winner,
    leaders,
    moderator: 'decides',
    byModerator: winner !== null,
    level: winner === null ? 0 : (of.get(winner) ?? 0),
    inTheWay: [],
  }
}
