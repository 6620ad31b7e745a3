import type { Ballot, Method } from './ballot.ts'
import { leading, shares } from './shares.ts'

/**
 * The option with the most votes passes unless somebody objects: an expert who votes for another option and says why.
 * Who abstains, or votes for another option without a reason, disagrees and lets it pass. Of several options that
 * lead alike the moderator puts one forward.
 */
export const consent: Method = (ballot) => {
  const { of, leaders } = shares(ballot)
  const free = leaders.filter((option) => objectors(ballot, option).length === 0)
  const [first] = leaders
  if (free.length === 0) {
    const inTheWay = first === undefined ? [] : objectors(ballot, first)
    return { winner: null, leaders, moderator: null, byModerator: false, level: 0, inTheWay }
  }
  return leading(ballot, { of, leaders: free }, () => true)
}

const objectors = ({ experts, votes }: Ballot, option: string): string[] =>
  experts
    .map(({ seat }) => seat)
    .filter((seat) => {
      const vote = votes[seat]
      return vote?.optionId != null && vote.optionId !== option && vote.reason.trim() !== ''
    })
