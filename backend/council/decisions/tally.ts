import type { ItemState } from '../state.ts'

export type Tally = {
  /** Every expert has voted or had the chance to. */
  complete: boolean
  winner: string | null
  /** Several options share the most votes: the moderator breaks it. */
  tied: boolean
  leaders: string[]
  /** Share of the expert seats that voted for the winner, 0 without one. */
  level: number
}

/**
 * Majority: more than `threshold` of all expert seats for one option. On a tie between options the moderator's
 * vote decides; without it, or without a majority, there is no winner.
 */
export function tally(
  item: Pick<ItemState, 'votes' | 'tieBreak'>,
  experts: string[],
  threshold = 0.5,
): Tally {
  const counts = new Map<string, number>()
  for (const seat of experts) {
    const option = item.votes[seat]?.optionId
    if (option) counts.set(option, (counts.get(option) ?? 0) + 1)
  }
  const most = Math.max(0, ...counts.values())
  const leaders = [...counts].filter(([, count]) => count === most).map(([option]) => option)
  const tied = leaders.length > 1
  const majority = leaders.length === 1 && most > experts.length * threshold ? leaders[0]! : null
  const broken =
    tied && item.tieBreak?.optionId && leaders.includes(item.tieBreak.optionId)
      ? item.tieBreak.optionId
      : null
  const winner = majority ?? broken
  const votesForWinner = winner === null ? 0 : (counts.get(winner) ?? 0)
  const complete = experts.every((seat) => item.votes[seat] !== undefined)
  return {
    complete,
    winner,
    tied,
    leaders,
    level: experts.length === 0 ? 0 : votesForWinner / experts.length,
  }
}
