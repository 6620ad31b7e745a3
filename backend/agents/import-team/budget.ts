import type { Budget } from '../../../schemas/generated/types.ts'
import { type Account, carry, lose } from './account.ts'
import type { Bound, Bounds } from './endings.ts'

/** What a council of so many experts may spend, within the bounds of the file and never too little to decide. */
export function budgetOf(experts: number, bounds: Bounds, base: Budget, account: Account): Budget {
  const least = turnsToDecide(experts)
  const turns = smallest(bounds.turns, account)
  const maxTurns =
    turns === null
      ? Math.max(base.maxTurns, 2 * least)
      : Math.max(least, Math.min(MOST_TURNS, Math.floor(turns.value)))
  if (turns !== null && turns.value < least) lose(account, turns.pointer, turns.what, tooFew(experts, least))
  else if (turns !== null) carry(account, turns.pointer, turns.what, `budget.maxTurns ${maxTurns}`)
  const minutes = smallest(bounds.minutes, account)
  const tokens = smallest(bounds.tokens, account)
  // More seats need more time, in the measure that the standard council has it.
  const usual = Math.max(base.maxMinutes, Math.ceil((base.maxMinutes * maxTurns) / base.maxTurns))
  const maxMinutes = minutes === null ? usual : Math.min(MOST_MINUTES, Math.max(0.01, round(minutes.value)))
  const maxTokens = tokens === null ? base.maxTokens : Math.min(MOST_TOKENS, Math.ceil(tokens.value))
  if (minutes !== null) carry(account, minutes.pointer, minutes.what, `budget.maxMinutes ${maxMinutes}`)
  if (tokens !== null) carry(account, tokens.pointer, tokens.what, `budget.maxTokens ${maxTokens}`)
  return { ...base, maxTurns, maxMinutes, maxTokens }
}

/**
 * The turns of a council that goes once through its phases: each expert in positions, debate, risks, convergence and
 * decision; the moderator in opening and in four of those; the scribe thrice, the integrator once; one to mend a gate.
 */
const turnsToDecide = (experts: number): number => 5 * experts + 10

const tooFew = (experts: number, least: number): string =>
  `moderator, scribe and integrator speak as well, and with ${experts === 1 ? 'one expert' : `${experts} experts`} it takes ${least} turns to decide: budget.maxTurns is ${least}.`

function smallest(bounds: readonly Bound[], account: Account): Bound | null {
  const [first, ...rest] = bounds.toSorted((a, b) => a.value - b.value)
  for (const { pointer, what } of rest) lose(account, pointer, what, 'a smaller bound stands beside it.')
  return first ?? null
}

// What the schema of a budget takes.
const [MOST_TURNS, MOST_MINUTES, MOST_TOKENS] = [100_000, 100_000, 2 ** 31 - 1]
const round = (minutes: number): number => Math.round(minutes * 100) / 100
