import type { UsagePurpose } from '../../schemas/generated/types.ts'

/** What one call of a seat cost; `costUsd` is null where the price is not known. */
export type CallUsage = {
  purpose: UsagePurpose
  provider: string
  model: string
  promptTokens: number
  cachedTokens: number
  completionTokens: number
  costUsd: number | null
}
