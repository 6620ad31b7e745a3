import { type KeptRun, type RegisteredDecision, registerOf } from '../council/memory/register.ts'
import { isoOf } from '../council/time.ts'
import type { Citation, DecisionRegister, DueDecision, MemoryStore } from '../ports/memory.ts'
import type { Clock } from '../ports/outside.ts'
import { findDecisions } from './find-decisions.ts'
import { refuseUnfit } from './refuse-unfit.ts'

type Deps = {
  store: MemoryStore
  /** Reads what the logs say and the store does not know yet. */
  remember(): Promise<void>
  clock: Pick<Clock, 'now'>
}

function citationsIn(runs: readonly KeptRun[], sourceId: string): Citation[] {
  const found = runs.flatMap(({ runId, title, decisions, cited }) => {
    const of = cited.find((one) => one.sourceId === sourceId)
    const decidedAt = decisions[0]?.decidedAt ?? ''
    return of === undefined ? [] : [{ runId, title, decidedAt, passages: of.passages, quotes: of.quotes }]
  })
  return found.toSorted((a, b) => (a.decidedAt < b.decidedAt ? 1 : -1))
}

/** The decisions of all councils: what the logs say by now, and what people have said since of what came of them. */
export function decisionRegister({ store, remember, clock }: Deps): DecisionRegister {
  const all = async (workspaceId: string): Promise<RegisteredDecision[]> => {
    await remember()
    return registerOf(await store.runs(workspaceId), await store.reviews(workspaceId))
  }
  /** Days are those of UTC, as everywhere in a record. */
  const dueNow = (register: readonly RegisteredDecision[]) => {
    const today = isoOf(clock.now()).slice(0, 10)
    return register.flatMap((decision) =>
      decision.dueAt !== null && decision.dueAt <= today ? [{ decision, day: decision.dueAt }] : [],
    )
  }
  const notice = async (workspaceId: string): Promise<DueDecision[]> => {
    const found = dueNow(await all(workspaceId))
    const known = async () =>
      new Map((await store.reminders(workspaceId)).map((one) => [keyOf(one.decisionId, one.day), one.at]))
    const before = await known()
    const missing = found.filter(({ decision, day }) => !before.has(keyOf(decision.id, day)))
    const at = isoOf(clock.now())
    await store.remind(
      workspaceId,
      missing.map(({ decision, day }) => ({ decisionId: decision.id, day, at })),
    )
    const after = missing.length === 0 ? before : await known()
    return found.map(({ decision, day }) => ({
      decision,
      day,
      noticedAt: after.get(keyOf(decision.id, day)) ?? at,
    }))
  }
  return {
    all,
    find: async (workspaceId, asked) => findDecisions(await all(workspaceId), asked),
    async citations(workspaceId, sourceId) {
      await remember()
      return citationsIn(await store.runs(workspaceId), sourceId)
    },
    due: notice,
    reviews: async (workspaceId, decisionId) =>
      (await store.reviews(workspaceId)).filter((one) => one.decisionId === decisionId),
    async review({ workspaceId, decisionId, review, by }) {
      const decision = (await all(workspaceId)).find(({ id }) => id === decisionId)
      if (decision === undefined) return null
      refuseUnfit(review, decision)
      const { outcome, note = null, forecasts = [], next_review_at: nextReviewAt = null } = review
      const at = isoOf(clock.now())
      return store.addReview(workspaceId, { decisionId, outcome, note, forecasts, nextReviewAt, by, at })
    },
  }
}

const keyOf = (decisionId: string, day: string): string => `${decisionId} ${day}`
