import type { UsageData } from '../../../schemas/generated/types.ts'
import type { CallUsage } from '../call.ts'
import { SYSTEM, type NewEvent } from '../events.ts'
import { IMPORT_TEMPLATE } from '../meeting/imported-meeting.ts'

/** The seat of whoever reads a text that is imported. */
export const READER = 'scribe'
/** The text is read before anybody could have a turn. */
const NO_TURN = 't0'

/** What a model's reading of a text took, call by call, and all in all. */
export function readingCalls(calls: readonly CallUsage[]): {
  events: NewEvent[]
  cost: { tokens: number; usd: number | null; models: string[] }
} {
  const events: NewEvent[] = []
  let [totalTokens, totalCostUsd]: [number, number | null] = [0, 0]
  for (const call of calls) {
    totalTokens += (call.promptTokens ?? 0) + (call.completionTokens ?? 0)
    totalCostUsd = totalCostUsd === null || call.costUsd === null ? null : totalCostUsd + call.costUsd
    const { budget } = IMPORT_TEMPLATE
    const data: UsageData = { seat: READER, turnId: NO_TURN, ...call, totalTokens, totalCostUsd, budget }
    events.push({ type: 'usage', actor: SYSTEM, data })
  }
  const models = [...new Set(calls.map(({ model }) => model))]
  return { events, cost: { tokens: totalTokens, usd: totalCostUsd, models } }
}
