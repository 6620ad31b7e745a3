import { createHash } from 'node:crypto'
import type { Embedded, Embedder, KnowledgeStore, Spent } from '../../ports/knowledge.ts'
import { EmbeddingFailed } from './embedding-failed.ts'

type Deps = {
  store: Pick<KnowledgeStore, 'embedded' | 'keepEmbedded' | 'spend'>
  embedder: Embedder
  of: Omit<Embedded, 'model'>
  signal: AbortSignal
}

/**
 * Vectors for the passages of one version of a source. A text whose vector is known is not sent; what was sent is paid
 * for by the source. Once something fails the rest has none, and is found by its words.
 */
export class SourceVectors {
  readonly #deps: Deps
  #failure: EmbeddingFailed | null = null

  constructor(deps: Deps) {
    this.#deps = deps
  }

  /** Why not every passage has a vector. */
  get failure(): EmbeddingFailed | null {
    return this.#failure
  }

  async embed(texts: readonly string[]): Promise<(Float32Array | null)[]> {
    const { store, embedder, of } = this.#deps
    const hashes = texts.map(hashOf)
    const known = await store.embedded(embedder.model, hashes)
    const missing = new Map(hashes.map((hash, i): [string, string] => [hash, texts[i] ?? '']))
    for (const hash of known.keys()) missing.delete(hash)
    const made = missing.size === 0 ? [] : await this.#make([...missing.values()])
    for (const [i, hash] of [...missing.keys()].entries()) {
      const vector = made[i]
      if (vector !== undefined) known.set(hash, vector)
    }
    // Those too that were known: they are of this version now, and outlive the one before.
    await store.keepEmbedded({ ...of, model: embedder.model }, known)
    return hashes.map((hash) => known.get(hash) ?? null)
  }

  async #make(texts: readonly string[]): Promise<Float32Array[]> {
    if (this.#failure !== null) return []
    const { store, embedder, of, signal } = this.#deps
    const bills: Spent[] = []
    try {
      return await embedder.embed(texts, {
        signal,
        spent: (bill) => void bills.push(bill),
      })
    } catch (error) {
      if (!(error instanceof EmbeddingFailed)) throw error
      this.#failure = error
      return []
    } finally {
      for (const bill of bills) await store.spend(of.sourceId, bill)
    }
  }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url')
