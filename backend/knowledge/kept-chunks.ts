import type { Chunk, KeptChunk } from '../ports/knowledge.ts'
import { stemsOf } from './retrieval/terms.ts'

/** Makes vectors, and none of a text where it cannot. */
type Vectors = {
  embed(texts: readonly string[]): Promise<readonly (Float32Array | null)[]>
}

/** Chunks as a store keeps them: with the stems of what they say and of what stands over them, and a vector each. */
export async function keptChunks(
  title: string,
  chunks: readonly Chunk[],
  embedder: Vectors | null,
): Promise<KeptChunk[]> {
  const heads = chunks.map(({ headings }) => [title, ...headings].join('\n'))
  const vectors = await embedder?.embed(chunks.map(({ text }, i) => `${heads[i]}\n${text}`))
  return chunks.map((chunk, i) => ({
    ...chunk,
    stems: stemsOf(chunk.text).join(' '),
    headStems: stemsOf(heads[i] ?? '').join(' '),
    vector: vectors?.[i] ?? null,
  }))
}
