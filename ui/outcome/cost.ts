import { ENDED, type RunState } from '../../backend/council/state.ts'

type Costs = Pick<RunState, 'usage' | 'budget' | 'turns' | 'status'>

/** From so few turns nothing can be told about the rest. */
const FEWEST = 5

/** About what the council comes to if it takes every turn it may; null where that would be a guess. */
export function forecastUsd({ usage, budget, turns, status }: Costs): number | null {
  if (usage.usd === null || usage.usd === 0 || turns < FEWEST || ENDED.has(status)) return null
  return (usage.usd / turns) * budget.maxTurns
}

/** From this share of the budget on it is said that it comes to an end. */
const NEAR = 0.8

/** How far the budget of money is used, from the point where that is worth saying; null before, and without one. */
export function budgetUsed({ usage, budget }: Pick<Costs, 'usage' | 'budget'>): number | null {
  if (budget.maxCostUsd === null || budget.maxCostUsd === 0) return null
  const share = (usage.usd ?? usage.knownUsd) / budget.maxCostUsd
  return share >= NEAR ? share : null
}
