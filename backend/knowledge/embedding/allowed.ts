import type { Embedder } from '../../ports/knowledge.ts'

/** The embedder where texts may be given to it: where they would leave this process, somebody must have said so. */
export const allowed = (embedder: Embedder | null, isSaid: boolean): Embedder | null =>
  embedder?.host == null || isSaid ? embedder : null
