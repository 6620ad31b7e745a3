import type { EarlierDecision, Meeting } from '../../../schemas/generated/types.ts'
import { clipped } from '../meeting/clipped.ts'
import { matchesOf } from './matches.ts'
import type { RegisteredDecision } from './register.ts'

/** What a log says of an earlier decision: enough to be read alone. */
const LONGEST = 1_000

/** What was decided before on the matter of a meeting, as the log of its run holds it. */
export const earlierOf = (meeting: Meeting, register: readonly RegisteredDecision[]): EarlierDecision[] =>
  matchesOf({ options: [], ...meeting }, register).flatMap(({ decision, relation }) => {
    const { id, runId, title, statement, decidedAt } = decision
    if (relation === 'contradicts') return []
    return [{ decisionId: id, runId, title, statement: clipped(statement, LONGEST), decidedAt, relation }]
  })
