import type { Actor, DecisionReviewBody } from '../../schemas/generated/types.ts'
import type { DecisionStatus, KeptRun, RegisteredDecision } from '../council/memory/register.ts'
import type { DecisionReview } from '../council/memory/review.ts'
import type { RememberedRun } from '../council/memory/remembered.ts'

export type { DecisionReview, RememberedRun }

/** How much of a run may lie in the library: nothing; what was said and brought; what was decided, too. */
export type ShelvedAs = 0 | 1 | 2

/** A run that has ended, and what of it is not remembered yet. */
export type Unread = { runId: string; workspaceId: string; headSeq: number; shelve: ShelvedAs }

/** What the memory has read of the logs, which may be lost and is made anew, and what people have said since, which may not. */
export type MemoryStore = {
  /** The runs that ended and were not read to their end in this form, the oldest first. */
  unread(form: number): Promise<Unread[]>
  /** Keeps what a run has decided, and that it was read up to `seq`. */
  keep(run: { runId: string; seq: number; form: number; body: RememberedRun | null }): Promise<void>
  /** The runs of which more or less lies in the library than should; only such as were read. */
  unshelved(): Promise<Unread[]>
  shelved(run: Pick<Unread, 'runId' | 'headSeq' | 'shelve'>): Promise<void>
  /** What runs have decided that count: they completed, or stand for their meeting. Nothing of deleted ones. */
  runs(workspaceId: string): Promise<KeptRun[]>
  reviews(workspaceId: string): Promise<DecisionReview[]>
  /** Adds a review behind those there are of the decision. */
  addReview(workspaceId: string, review: Omit<DecisionReview, 'number'>): Promise<DecisionReview>
  reminders(workspaceId: string): Promise<Reminder[]>
  /** Keeps what is not kept yet. */
  remind(workspaceId: string, reminders: readonly Reminder[]): Promise<void>
}

/** That a day has come on which somebody wanted to know what became of a decision, and when that was noticed. */
export type Reminder = { decisionId: string; day: string; at: string }

export type DecisionsAsked = {
  /** Each word stands in it, in any of its forms; the last one may be begun only. */
  q?: string | undefined
  status?: DecisionStatus | undefined
  cursor?: string | undefined
  limit: number
}

/** The decisions of all councils, as the doors see them. */
export type DecisionRegister = {
  /** The newest first. */
  all(workspaceId: string): Promise<RegisteredDecision[]>
  /** One page of those that are asked for. */
  find(
    workspaceId: string,
    asked: DecisionsAsked,
  ): Promise<{ items: RegisteredDecision[]; nextCursor: string | null }>
  reviews(workspaceId: string, decisionId: string): Promise<DecisionReview[]>
  /** Null where there is no such decision. Throws `SchemaViolation` where the review does not fit it. */
  review(given: {
    workspaceId: string
    decisionId: string
    review: DecisionReviewBody
    by: Actor
  }): Promise<DecisionReview | null>
  /** The councils that have found something in a source of the library, the newest first: how much, and how often they quoted it. */
  citations(workspaceId: string, sourceId: string): Promise<Citation[]>
  /** What waits for a review: the day has come. The first look that finds it keeps when that was. */
  due(workspaceId: string): Promise<DueDecision[]>
}

export type Citation = { runId: string; title: string; decidedAt: string; passages: number; quotes: number }

export type DueDecision = { decision: RegisteredDecision; day: string; noticedAt: string }
