import type { Embedder } from '../../ports/knowledge.ts'
import { EmbeddingFailed } from './embedding-failed.ts'

/** The same embedder, asked no more once it has failed for good: a thousand sources need not hear no a thousand times. */
export function untilItFails(embedder: Embedder): Embedder {
  let gone: EmbeddingFailed | null = null
  return {
    ...embedder,
    async embed(texts, given) {
      if (gone !== null) throw gone
      try {
        return await embedder.embed(texts, given)
      } catch (error) {
        if (error instanceof EmbeddingFailed && error.lasting) gone = error
        throw error
      }
    },
  }
}
