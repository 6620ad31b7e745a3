import type { UsageData } from '../../../schemas/generated/types.ts'

/** What calls took, summed; a number is null as soon as one call did not tell. */
export type Sum = {
  calls: number
  promptTokens: number | null
  /** Of those that went in, the ones the provider had at hand. */
  cachedTokens: number | null
  completionTokens: number | null
  usd: number | null
}
/** What the calls of a run took, by seat and model, and how many did not tell or failed. */
export type Spent = {
  by: Readonly<Record<string, Sum & { seat: string; model: string }>>
  unknownCalls: number
  failedCalls: number
}

export const NOTHING_SPENT: Spent = { by: {}, unknownCalls: 0, failedCalls: 0 }

/** One more call. */
export function spentAfter(spent: Spent, usage: UsageData): Spent {
  const { seat, model, promptTokens, cachedTokens, completionTokens, costUsd, error } = usage
  const key = `${seat} ${model}`
  const had = spent.by[key] ?? {
    seat,
    model,
    calls: 0,
    promptTokens: 0,
    cachedTokens: 0,
    completionTokens: 0,
    usd: 0,
  }
  const isUnknown = promptTokens === null || completionTokens === null
  return {
    by: {
      ...spent.by,
      [key]: {
        ...had,
        calls: had.calls + 1,
        promptTokens: sum(had.promptTokens, promptTokens),
        cachedTokens: sum(had.cachedTokens, cachedTokens),
        completionTokens: sum(had.completionTokens, completionTokens),
        usd: sum(had.usd, costUsd),
      },
    },
    unknownCalls: spent.unknownCalls + (isUnknown ? 1 : 0),
    failedCalls: spent.failedCalls + (error === undefined ? 0 : 1),
  }
}

const sum = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b)
