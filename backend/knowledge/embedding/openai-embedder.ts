import type { Clock } from '../../autogen/core/outside.ts'
import { ModelError } from '../../autogen/models/errors.ts'
import { providerAt } from '../../autogen/models/openai/model-info.ts'
import { costUsd, listPrices, type Prices } from '../../autogen/models/prices.ts'
import type { Embedder } from '../../ports/knowledge.ts'
import type { EmbeddingAccess } from '../../ports/models.ts'
import { batchesOf } from './batches.ts'
import { EmbeddingCalls } from './embedding-calls.ts'
import { EmbeddingFailed } from './embedding-failed.ts'

/** A third of what the model gives at most: 2 KB a passage. */
const DIMENSIONS = 512

type Outside = { clock: Clock; random: () => number; prices?: Prices }

/** Vectors by OpenAI's API, at OpenAI or at any server that speaks the same. Opens nothing before it is asked. */
export function openaiEmbedder(
  { baseURL, apiKey, model }: Pick<EmbeddingAccess, 'baseURL' | 'apiKey'> & { model: string },
  { clock, random, prices = listPrices }: Outside,
): Embedder {
  const address = new URL(baseURL)
  const provider = providerAt(address)
  const calls = new EmbeddingCalls({
    provider,
    baseURL,
    apiKey: apiKey?.reveal() ?? null,
    model,
    dimensions: DIMENSIONS,
    clock,
    random,
  })
  return {
    model: `${provider}/${model}/${DIMENSIONS}`,
    host: address.host,
    dimensions: DIMENSIONS,
    weight: 1,
    // As others have measured the third generation of OpenAI's models: below 0.2 where nothing is shared, about 0.45
    // between a question and what answers it, 0.6 and more between two wordings of one sentence.
    range: { unrelated: 0.15, same: 0.6 },
    async embed(texts, { signal, once, spent } = {}) {
      const vectors: Float32Array[] = []
      for (const batch of batchesOf(texts)) {
        const { tokens, ...answered } = await calls.ask(batch, { signal, once }).catch(failed)
        const usage = tokens === null ? null : { promptTokens: tokens, completionTokens: 0 }
        spent?.({
          tokens,
          usd: costUsd({ provider, model, usage, cached: false }, prices),
        })
        vectors.push(...answered.vectors)
      }
      return vectors
    },
  }
}

/** These are about the texts; everything else meets the next texts as well. */
const ABOUT_THE_TEXTS = new Set(['bad_request', 'content_filter', 'too_large'])

function failed(error: unknown): never {
  if (!(error instanceof ModelError)) throw error
  throw new EmbeddingFailed(error.message, {
    lasting: !ABOUT_THE_TEXTS.has(error.kind),
    cause: error,
  })
}
