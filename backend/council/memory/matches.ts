import { alike, SAME, sameOption, type Subject } from './alike.ts'
import type { RegisteredDecision } from './register.ts'

/**
 * What an earlier decision is to a meeting. `repeats`: it asks the same again, and the decision stands; `supersedes`: the
 * meeting says that it replaces it; `contradicts`: another option was chosen, and nobody said that it replaces it.
 */
export type Relation = 'repeats' | 'supersedes' | 'contradicts'

export type Match = { decision: RegisteredDecision; relation: Relation; similarity: number }

/** More than these would be read by nobody, in a log that is kept for ever. */
export const MOST_MATCHES = 5

/** The earlier decisions that concern the same thing as a meeting, what it replaces first, then the most alike. */
export function matchesOf(
  meeting: Subject & { supersedes?: readonly string[] },
  register: readonly RegisteredDecision[],
): Match[] {
  const named = new Set(meeting.supersedes)
  const found = register.flatMap((decision): Match[] => {
    const similarity = alike(meeting, decision)
    if (named.has(decision.id) || named.has(decision.runId))
      return [{ decision, relation: 'supersedes', similarity }]
    return decision.stands && similarity >= SAME ? [{ decision, relation: 'repeats', similarity }] : []
  })
  const first = ({ relation }: Match) => (relation === 'supersedes' ? 1 : 0)
  return found.toSorted((a, b) => first(b) - first(a) || b.similarity - a.similarity).slice(0, MOST_MATCHES)
}

/** What a meeting says that it replaces, and nobody has decided. */
export const namesNothing = (
  supersedes: readonly string[] = [],
  register: readonly RegisteredDecision[],
): string[] => supersedes.filter((name) => !register.some(({ id, runId }) => name === id || name === runId))

/** The other decisions that concern the same thing as one that was taken, the most alike first. */
export function relatedTo(decision: RegisteredDecision, register: readonly RegisteredDecision[]): Match[] {
  const { chosenOption: chosen } = decision
  const found = register.flatMap((other): Match[] => {
    if (other.id === decision.id || other.runId === decision.runId || !other.stands) return []
    const similarity = alike(decision, other)
    if (similarity < SAME) return []
    const isOther =
      decision.stands &&
      chosen !== null &&
      other.chosenOption !== null &&
      !sameOption(chosen.title, other.chosenOption.title)
    return [{ decision: other, relation: isOther ? 'contradicts' : 'repeats', similarity }]
  })
  return found.toSorted((a, b) => b.similarity - a.similarity).slice(0, MOST_MATCHES)
}
