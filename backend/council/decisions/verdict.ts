import type { LoggedVerdict, ScoreCell } from '../../../schemas/generated/types.ts'
import type { ItemState } from '../state.ts'

type Verdict = LoggedVerdict['verdict']

/** What the seats that scored it say of an option on a criterion, cell by cell. */
export const cellsOn = (
  item: ItemState | null | undefined,
  optionId: string,
  criterionId: string,
): ScoreCell[] =>
  Object.values(item?.positions ?? {}).flatMap(
    (position) =>
      position.scores
        ?.find((one) => one.optionId === optionId)
        ?.cells.filter((cell) => cell.criterionId === criterionId) ?? [],
  )

/**
 * How an option stands on a criterion: the one answer for the gate before a decision and for the record after it.
 * What seats state counts; where they state the opposite of each other it is partly. Without words the mean of their
 * values says it; where nobody gave one it is unknown.
 */
export function verdictOf(cells: readonly ScoreCell[]): Verdict {
  const stated = cells.flatMap((cell) => cell.verdict ?? [])
  if (stated.length > 0) {
    const known = new Set(stated.filter((one) => one !== 'unknown'))
    const [first] = known
    return first === undefined ? 'unknown' : known.size === 1 ? first : 'partly'
  }
  const values = cells.flatMap((cell) => cell.value ?? [])
  if (values.length === 0) return 'unknown'
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length
  return mean >= CLEAR ? 'meets' : mean <= -CLEAR ? 'fails' : 'partly'
}

/** Little evidence shrinks a value towards 0, so a plain no in one table reads about -0.7, a con about -0.4. */
const CLEAR = 0.25
