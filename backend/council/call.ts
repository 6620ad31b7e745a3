import type { UsagePurpose } from '../../schemas/generated/types.ts'

/** What one call of a seat cost; what the provider did not tell, and a price that is not known, is null. */
export type CallUsage = {
  purpose: UsagePurpose
  provider: string
  model: string
  promptTokens: number | null
  cachedTokens: number | null
  completionTokens: number | null
  costUsd: number | null
  /** Why the call failed or was cut, where it did. */
  error?: string
}
