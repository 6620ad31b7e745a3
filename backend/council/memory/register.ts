import { dueDays } from './due.ts'
import type { RememberedDecision, RememberedRun } from './remembered.ts'
import type { DecisionReview } from './review.ts'

/** What a run has decided, and how it stands by now, which its log does not say. */
export type KeptRun = RememberedRun & {
  runId: string
  archived: boolean
  /** The other run that stands for its meeting, where one does. */
  standsInstead: string | null
}

/**
 * `accepted`: a person has approved it; `proposed`: nobody has yet; `superseded`: another decision says that it replaces
 * it, or a later run was chosen to stand for the same meeting. The others are no choice.
 */
export type DecisionStatus =
  | 'proposed'
  | 'accepted'
  | 'superseded'
  | 'no_consensus'
  | 'deferred'
  | 'escalated'

export const DECISION_STATUSES = [
  'proposed',
  'accepted',
  'superseded',
  'no_consensus',
  'deferred',
  'escalated',
] as const satisfies readonly DecisionStatus[]

type Forecast = RememberedDecision['forecasts'][number] & {
  /** Null: nobody can tell, or has said. */
  happened: boolean | null
}

/** A decision of any council, as the register shows it. */
export type RegisteredDecision = Omit<RememberedDecision, 'outcome' | 'forecasts'> &
  Omit<KeptRun, 'decisions'> & {
    /** `<runId>/<decisionId>` */
    id: string
    status: DecisionStatus
    /** It is a choice, and nothing has taken its place. */
    stands: boolean
    supersededBy: string[]
    forecasts: Forecast[]
    /** The next day that waits for a review, which may have passed; null: none does. */
    dueAt: string | null
    /** What came of it, as it was said last. */
    review: DecisionReview | null
  }

/** Every decision of every run, the newest first. */
export function registerOf(
  runs: readonly KeptRun[],
  reviews: readonly DecisionReview[],
): RegisteredDecision[] {
  const replacing = replacedIn(runs)
  const reviewed = Map.groupBy(
    reviews.toSorted((a, b) => a.number - b.number),
    ({ decisionId }) => decisionId,
  )
  return runs
    .flatMap((run) =>
      run.decisions.map((decision) => {
        const id = idOf(run, decision)
        const supersededBy = [...(replacing.get(id) ?? []), ...(replacing.get(run.runId) ?? [])]
        return registered(run, decision, { supersededBy, reviews: reviewed.get(id) ?? [] })
      }),
    )
    .toSorted(newestFirst)
}

const newestFirst = (a: RegisteredDecision, b: RegisteredDecision): number =>
  a.decidedAt === b.decidedAt ? (a.id < b.id ? -1 : 1) : a.decidedAt < b.decidedAt ? 1 : -1

const idOf = ({ runId }: KeptRun, { decisionId }: RememberedDecision): string => `${runId}/${decisionId}`

/** What is replaced, by its id or that of its whole run, and by which decisions. What stands for no meeting replaces nothing. */
function replacedIn(runs: readonly KeptRun[]): Map<string, string[]> {
  const replacing = new Map<string, string[]>()
  for (const run of runs)
    for (const decision of run.decisions) {
      if (run.standsInstead !== null || decision.outcome !== 'decided') continue
      for (const replaced of new Set(decision.supersedes)) {
        const own = replaced === run.runId || replaced.startsWith(`${run.runId}/`)
        if (!own) replacing.set(replaced, [...(replacing.get(replaced) ?? []), idOf(run, decision)])
      }
    }
  return replacing
}

function registered(
  run: KeptRun,
  decision: RememberedDecision,
  { supersededBy, reviews }: { supersededBy: string[]; reviews: readonly DecisionReview[] },
): RegisteredDecision {
  const review = reviews.at(-1) ?? null
  // What was said of a forecast holds until somebody says otherwise of it.
  const said = new Map(
    reviews.flatMap((one) => one.forecasts.map(({ index, happened }) => [index, happened] as const)),
  )
  const { decisions: _, ...about } = run
  const { outcome, forecasts, ...told } = decision
  const { standsInstead } = run
  // The ids of runs are in the order of their making.
  const isReplaced = supersededBy.length > 0 || (standsInstead !== null && standsInstead > run.runId)
  const stands = outcome === 'decided' && !isReplaced && standsInstead === null
  return {
    id: idOf(run, decision),
    ...about,
    ...told,
    status: statusOf(outcome, isReplaced, run.approvedBy.length > 0),
    stands,
    supersededBy,
    forecasts: forecasts.map((one, at) => ({
      ...one,
      happened: said.get(at) ?? null,
    })),
    // Nobody need look at what has been replaced or put away.
    dueAt: stands && !run.archived ? (dueDays(decision, review, said)[0]?.day ?? null) : null,
    review,
  }
}

function statusOf(
  outcome: RememberedDecision['outcome'],
  isReplaced: boolean,
  isApproved: boolean,
): DecisionStatus {
  if (outcome !== 'decided') return outcome
  if (isReplaced) return 'superseded'
  return isApproved ? 'accepted' : 'proposed'
}
