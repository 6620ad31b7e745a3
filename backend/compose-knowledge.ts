import path from 'node:path'
import { listed } from './knowledge/files/listed.ts'
import { memoryKnowledgeStore } from './knowledge/memory-store.ts'
import { retrieve } from './knowledge/retrieval/retrieve.ts'
import { allowed } from './knowledge/embedding/allowed.ts'
import type { Embedder, KnowledgeAsked } from './ports/knowledge.ts'
import type { EmbeddingAccess } from './ports/models.ts'
import type { Clock, Random } from './ports/outside.ts'
import { holdsAnything, openStoreToRead } from './store/open-store.ts'

// What is sent to a server is found and looked at as if it were read here.
export { documentsAt } from './knowledge/files/documents-at.ts'
export { sentOrigin } from './knowledge/files/kept.ts'
export { toSend } from './knowledge/files/to-send.ts'

/** Where what was given to the library of a data directory is kept. */
export const sourcesIn = (dataDir: string): string => path.join(dataDir, 'sources')

/** The library of a data directory, to look into it only. */
export function openLibraryToRead(dataDir: string, embedder: Embedder | null = null) {
  const { knowledge: store, close } = holdsAnything(dataDir) ? openStoreToRead({ dataDir }) : EMPTY
  const library = {
    sources: async (workspaceId: string) =>
      Promise.all((await store.sources(workspaceId)).map((one) => listed(sourcesIn(dataDir), one))),
    find: (asked: KnowledgeAsked) =>
      retrieve(
        {
          store,
          embedder: allowed(embedder, asked.embed === true),
          wordsOnly: asked.wordsOnly,
        },
        asked,
      ),
  }
  return { library, close }
}

/** Who makes vectors, where somebody is named; nobody is reached before the first text is given. */
export async function openEmbedder(
  access: EmbeddingAccess | null,
  { clock, random }: { clock: Clock; random: Random },
): Promise<Embedder | null> {
  if (access === null || access.model === null) return null
  const [{ openaiEmbedder }, { asLibraryClock }] = await Promise.all([
    import('./knowledge/embedding/openai-embedder.ts'),
    import('./agents/model/library-clock.ts'),
  ])
  return openaiEmbedder({ ...access, model: access.model }, { clock: asLibraryClock(clock), random })
}

const EMPTY = { knowledge: memoryKnowledgeStore(), close: async () => {} }
