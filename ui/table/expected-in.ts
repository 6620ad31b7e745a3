import type { RunState } from '../../backend/council/state.ts'

/** From so few turns nothing can be told about the next. */
const FEWEST = 3

/** About how long until somebody speaks who has `before` others before them; null where it cannot be told. */
export function expectedIn(
  { turns, elapsedMs }: Pick<RunState, 'turns' | 'elapsedMs'>,
  before: number,
): number | null {
  if (turns < FEWEST) return null
  return Math.round((elapsedMs / turns) * (before + 1))
}
