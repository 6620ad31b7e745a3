import type { Ballot, Count, Voter } from './ballot.ts'

export type Shares = {
  /** What stands behind each option that was voted for, as a share of all expert seats. */
  of: ReadonlyMap<string, number>
  leaders: string[]
}

const equally = (): number => 1

/** People write two thirds as 0.67: so much below what is asked a share counts as having reached it. */
const SLACK = 0.005

/** Whether a share is at least what is asked. */
export const isAtLeast = (share: number, asked: number): boolean => share >= asked - SLACK

/** Weights such as 1.1 and 2.2 do not add up to what 3.3 is: what differs less than this is the same share. */
const SAME = 1e-9

/** Whether a share is more than what is asked. */
export const isMoreThan = (share: number, asked: number): boolean => share > asked + SAME

/** How much of the table stands behind each option; `weigh` says what a seat counts, one like the other by default. */
export function shares({ experts, votes }: Ballot, weigh: (voter: Voter) => number = equally): Shares {
  const counts = new Map<string, number>()
  for (const voter of experts) {
    const option = votes[voter.seat]?.optionId
    if (option) counts.set(option, (counts.get(option) ?? 0) + weigh(voter))
  }
  const total = experts.reduce((sum, voter) => sum + weigh(voter), 0)
  const of = new Map([...counts].map(([option, count]) => [option, total === 0 ? 0 : count / total]))
  const most = Math.max(0, ...of.values())
  const leaders = [...of].filter(([, share]) => most > 0 && !isMoreThan(most, share))
  return { of, leaders: leaders.map(([option]) => option) }
}

/** The option that leads, where it reaches what is asked; where several do so alike, the one the moderator chooses. */
export function leading(
  { moderator }: Ballot,
  { of, leaders }: Shares,
  reaches: (share: number) => boolean,
): Count {
  const [first] = leaders
  const tied = leaders.length > 1
  const chosen = tied && moderator !== null && leaders.includes(moderator) ? moderator : null
  const winner = tied ? chosen : first !== undefined && reaches(of.get(first) ?? 0) ? first : null
  return {
    winner,
    leaders,
    moderator: tied ? 'breaks_tie' : null,
    byModerator: chosen !== null,
    level: winner === null ? 0 : (of.get(winner) ?? 0),
    inTheWay: [],
  }
}
