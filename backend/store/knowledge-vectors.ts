import type { KnowledgeQuery, RankedChunk } from '../ports/knowledge.ts'
import type { KnowledgeStatements } from './knowledge-sql.ts'

/** All vectors of one length, in one piece of memory, and the passage and source of each. */
type Matrix = { length: number; values: Float32Array; ns: number[]; sources: string[] }

/**
 * The nearest of all vectors by looking at each. They stay in memory between two questions, 2 KB each: reading them
 * takes ten times as long as comparing them.
 */
export class VectorScan {
  readonly #sql: () => KnowledgeStatements
  #matrix: Matrix | null = null

  constructor(sql: () => KnowledgeStatements) {
    this.#sql = sql
  }

  /** What was read is no longer what stands. */
  forget(): void {
    this.#matrix = null
  }

  nearest(vector: Float32Array, query: KnowledgeQuery & { embedding: string }): RankedChunk[] {
    if (this.#matrix?.length !== vector.length) this.#matrix = this.#read(vector.length)
    const { ns, sources, values } = this.#matrix
    const reached = this.#reached(query)
    const found: RankedChunk[] = []
    for (const [row, n] of ns.entries()) {
      if (!reached.has(sources[row] ?? '')) continue
      found.push({ n, score: product(vector, values, row * vector.length) })
    }
    return found.toSorted((a, b) => b.score - a.score || a.n - b.n).slice(0, query.limit)
  }

  #reached({
    workspaceId,
    scopes,
    sourceIds,
    embedding,
  }: KnowledgeQuery & { embedding: string }): Set<string> {
    const all = this.#sql().all.all(workspaceId)
    const within = all.filter(
      ({ id, scope, embedding: its }) =>
        its === embedding &&
        (scopes?.some((one) => one === scope) ?? true) &&
        (sourceIds?.includes(id) ?? true),
    )
    return new Set(within.map(({ id }) => id))
  }

  /** Vectors of another length are another model's. */
  #read(length: number): Matrix {
    const bytes = length * Float32Array.BYTES_PER_ELEMENT
    const { rows } = this.#sql().countVectors.get(bytes) ?? { rows: 0 }
    const matrix: Matrix = { length, values: new Float32Array(rows * length), ns: [], sources: [] }
    const kept = new Uint8Array(matrix.values.buffer)
    for (const { n, sourceId, vector } of this.#sql().vectors.iterate(bytes)) {
      kept.set(vector, matrix.ns.length * bytes)
      matrix.ns.push(n)
      matrix.sources.push(sourceId)
    }
    return matrix
  }
}

function product(one: Float32Array, values: Float32Array, from: number): number {
  let sum = 0
  for (let i = 0; i < one.length; i++) sum += (one[i] ?? 0) * (values[from + i] ?? 0)
  return sum
}
