import type { KnowledgeQuery, RankedChunk } from '../ports/knowledge.ts'
import type { VectorMatrix } from './vector-matrix.ts'

export type VectorQuery = KnowledgeQuery & { embedding: string }

/** Where vectors are read from. */
type Vectors = {
  /** Those of the versions that stand; of another length they are another model's. */
  read(length: number): Promise<VectorMatrix>
  /** The sources that a question reaches and that have vectors of its model. */
  reached(query: VectorQuery): Promise<ReadonlySet<string>>
}

/** The nearest of all vectors by looking at each. */
export class VectorScan {
  readonly #vectors: Vectors
  #matrix: { length: number; read: Promise<VectorMatrix> } | null = null

  constructor(vectors: Vectors) {
    this.#vectors = vectors
  }

  /** What was read is no longer what stands. */
  forget(): void {
    this.#matrix = null
  }

  async nearest(vector: Float32Array, query: VectorQuery): Promise<RankedChunk[]> {
    const reached = await this.#vectors.reached(query)
    if (reached.size === 0) return []
    const matrix = await this.#of(vector.length)
    return matrix.nearest(vector, reached, query.limit)
  }

  async #of(length: number): Promise<VectorMatrix> {
    if (this.#matrix?.length !== length) this.#matrix = { length, read: this.#vectors.read(length) }
    const asked = this.#matrix
    try {
      return await asked.read
    } catch (error) {
      if (this.#matrix === asked) this.#matrix = null
      throw error
    }
  }
}
