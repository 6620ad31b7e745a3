import type { ForkChanges } from '../../../schemas/generated/types.ts'
import type { RunEvent } from '../events.ts'
import { ENDED, type RunState } from '../state.ts'

/** What a fork is expected to take: null where nobody can know. */
export type ForkEstimate = {
  turns: number
  tokens: number | null
  usd: number | null
  /** Run time. */
  seconds: number
  /** `parent`: what the parent took from there to its end; `average`: its mean turn, times what is left to say. */
  basis: 'parent' | 'average'
}

/** What was spent behind the point, by seat; a call of no seat counts as nobody's. */
export type SpentAfter = {
  turns: Record<string, number>
  calls: Record<string, { tokens: number; usd: number | null }>
}

export const NOTHING_AFTER: SpentAfter = { turns: {}, calls: {} }

/** One event behind the point. */
export function spentAfterPoint(spent: SpentAfter, event: RunEvent): SpentAfter {
  if (event.type === 'turn' && event.data.state === 'completed') {
    const { seat } = event.data
    return { ...spent, turns: { ...spent.turns, [seat]: (spent.turns[seat] ?? 0) + 1 } }
  }
  if (event.type !== 'usage') return spent
  const { seat, promptTokens, completionTokens, costUsd } = event.data
  const had = spent.calls[seat] ?? { tokens: 0, usd: 0 }
  const tokens = had.tokens + (promptTokens ?? 0) + (completionTokens ?? 0)
  const usd = had.usd === null || costUsd === null ? null : had.usd + costUsd
  return { ...spent, calls: { ...spent.calls, [seat]: { tokens, usd } } }
}

/**
 * From the parent's own figures: what it took from the point on, without the seats that are silent. Where it has not
 * ended, its mean turn so far times the turns that its limit leaves, and no more than it had.
 */
export function estimateFork(
  parent: RunState,
  at: RunState,
  { changes, after }: { changes: ForkChanges; after: SpentAfter },
): ForkEstimate {
  const heard = (seat: string): boolean => !(changes.silent ?? []).includes(seat)
  const left = Math.max(0, (changes.maxTurns ?? at.budget.maxTurns) - at.turns)
  const otherPrice = changes.model !== undefined || changes.panel !== undefined || hasOtherModels(changes)
  if (!ENDED.has(parent.status)) return byAverage(parent, at, { left, otherPrice })
  const turns = sum(Object.entries(after.turns).map(([seat, count]) => (heard(seat) ? count : 0)))
  const all = sum(Object.values(after.turns))
  const calls = Object.entries(after.calls).filter(([seat]) => heard(seat))
  const share = turns === 0 ? 1 : Math.min(1, left / turns)
  return {
    turns: Math.min(turns, left),
    tokens: Math.round(sum(calls.map(([, { tokens }]) => tokens)) * share),
    usd: otherPrice ? null : scaled(total(calls.map(([, { usd }]) => usd)), share),
    seconds: (((parent.elapsedMs - at.elapsedMs) / 1000) * Math.min(turns, left)) / Math.max(1, all),
    basis: 'parent',
  }
}

function byAverage(
  parent: RunState,
  at: RunState,
  { left, otherPrice }: { left: number; otherPrice: boolean },
): ForkEstimate {
  const turns = Math.min(left, Math.max(parent.turns, parent.seats.length * 2))
  const each = (value: number): number => (parent.turns === 0 ? 0 : (value / parent.turns) * turns)
  const known = parent.turns > 0
  return {
    turns,
    tokens: known ? Math.round(each(parent.usage.tokens)) : null,
    usd: !known || otherPrice || parent.usage.usd === null ? null : each(parent.usage.usd),
    seconds: each(parent.elapsedMs) / 1000 || at.budget.maxMinutes * 60,
    basis: 'average',
  }
}

const hasOtherModels = ({ seats = [] }: ForkChanges): boolean =>
  seats.some(({ agent, model }) => agent !== undefined || model !== undefined)

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0)

const total = (values: readonly (number | null)[]): number | null =>
  values.reduce<number | null>((all, one) => (all === null || one === null ? null : all + one), 0)

const scaled = (value: number | null, share: number): number | null => (value === null ? null : value * share)
