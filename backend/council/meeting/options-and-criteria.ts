import type {
  Criterion,
  CriterionInput,
  MeetingOption,
  OptionInput,
} from '../../../schemas/generated/types.ts'
import { withIds } from './entry-ids.ts'
import { invalid } from './meeting-invalid.ts'

/** The options with ids and summaries; two of one title could not be told apart in a vote. */
export function heldOptions(options: readonly OptionInput[] = []): MeetingOption[] {
  const first = new Map<string, number>()
  options.forEach(({ title }, index) => {
    const name = title.normalize('NFC').trim().toLowerCase()
    if (!name) throw invalid(`/options/${index}/title`, 'is blank: name the option.')
    const twin = first.get(name)
    if (twin !== undefined) {
      throw invalid(
        `/options/${index}/title`,
        `"${title}" is the same as option ${twin + 1}: remove one or rename it.`,
      )
    }
    first.set(name, index)
  })
  return withIds(options, 'o', 'options').map(({ id, title, summary = '' }) => ({ id, title, summary }))
}

// Must-haves count most; what is neither must nor nice lies in the middle.
const WEIGHT_MUST = 3
const WEIGHT_PLAIN = 2

/** The criteria with ids and weights. */
export function heldCriteria(criteria: readonly CriterionInput[] = []): Criterion[] {
  return withIds(criteria, 'k', 'criteria').map(({ id, title, must = false, weight }) => ({
    id,
    title,
    weight: weight ?? (must ? WEIGHT_MUST : WEIGHT_PLAIN),
    must,
  }))
}
