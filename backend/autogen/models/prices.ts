import type { RequestUsage } from './model-client.ts'

/** US dollars for a million tokens. */
export type Price = {
  prompt: number
  completion: number
  /** Left out: as other tokens of the prompt. */ cached?: number
}

/** By `provider/model`, each just as `ModelInfo` names it. What is not in it has no price: unknown is never free. */
export type Prices = Readonly<Record<string, Price>>

/** List prices of August 2025, without discounts or taxes. They change: give the ledger your own where money matters. */
export const listPrices: Prices = {
  'openai/gpt-5': { prompt: 1.25, cached: 0.125, completion: 10 },
  'openai/gpt-5-mini': { prompt: 0.25, cached: 0.025, completion: 2 },
  'openai/gpt-5-nano': { prompt: 0.05, cached: 0.005, completion: 0.4 },
  'openai/gpt-4.1': { prompt: 2, cached: 0.5, completion: 8 },
  'openai/gpt-4.1-mini': { prompt: 0.4, cached: 0.1, completion: 1.6 },
  'openai/gpt-4.1-nano': { prompt: 0.1, cached: 0.025, completion: 0.4 },
  'openai/gpt-4o': { prompt: 2.5, cached: 1.25, completion: 10 },
  'openai/gpt-4o-mini': { prompt: 0.15, cached: 0.075, completion: 0.6 },
  'openai/text-embedding-3-small': { prompt: 0.02, completion: 0 },
  'openai/text-embedding-3-large': { prompt: 0.13, completion: 0 },
}

/** What a call cost; null where its tokens or their price are not known. */
export function costUsd(
  {
    provider,
    model,
    usage,
    cached,
  }: { provider: string; model: string; usage: RequestUsage | null; cached: boolean },
  prices: Prices,
): number | null {
  if (cached) return 0
  if (usage === null) return null
  const { promptTokens, completionTokens, cachedTokens = 0 } = usage
  if (promptTokens + completionTokens === 0) return 0
  const price = prices[`${provider}/${model}`]
  if (price === undefined) return null
  const fresh = (promptTokens - cachedTokens) * price.prompt
  return (fresh + cachedTokens * (price.cached ?? price.prompt) + completionTokens * price.completion) / 1e6
}
