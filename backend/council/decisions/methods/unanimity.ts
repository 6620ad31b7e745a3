import type { Method } from './ballot.ts'
import { shares } from './shares.ts'

/** Every expert seat that can vote for the same option. Who abstains, or did not vote, does not agree, and is named. */
export const unanimity: Method = (ballot) => {
  const { of, leaders } = shares(ballot)
  const [first = null] = leaders
  const voters = ballot.experts.filter(({ canVote, seat }) => canVote || ballot.votes[seat] !== undefined)
  const others = voters.filter(({ seat }) => ballot.votes[seat]?.optionId !== first).map(({ seat }) => seat)
  const winner = first !== null && others.length === 0 ? first : null
  return {
    winner,
    leaders,
    moderator: null,
    byModerator: false,
    level: winner === null ? 0 : (of.get(winner) ?? 0),
    inTheWay: first === null ? voters.map(({ seat }) => seat) : others,
  }
}
