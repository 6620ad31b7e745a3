import path from 'node:path'
import { listed } from './knowledge/files/listed.ts'
import { Library } from './knowledge/library.ts'
import { memoryKnowledgeStore } from './knowledge/memory-store.ts'
import { retrieve } from './knowledge/retrieval/retrieve.ts'
import { allowed } from './knowledge/embedding/allowed.ts'
import type { Log } from './ports/access.ts'
import type { Embedder, KnowledgeAsked, KnowledgePlace, KnowledgeStore } from './ports/knowledge.ts'
import type { EmbeddingAccess } from './ports/models.ts'
import type { Clock, Ids, Random } from './ports/outside.ts'
import { holdsAnything, openStoreToRead } from './store/open-store.ts'

// What is sent to a server is found and looked at as if it were read here.
export { documentsAt } from './knowledge/files/documents-at.ts'
export { sentOrigin } from './knowledge/files/kept.ts'
export { toSend } from './knowledge/files/to-send.ts'

/** Where what was given to the library of a data directory is kept. */
export const sourcesIn = (dataDir: string): string => path.join(dataDir, 'sources')

type Place = { place: KnowledgePlace | null; logger: Log }
type Opened = { store: KnowledgeStore; close(): Promise<void> }

type Given = {
  dataDir: string
  embeddings?: EmbeddingAccess | null
  knowledge?: KnowledgePlace | null
  logger: Log
}
type Parts = { embedded: KnowledgeStore; clock: Clock; ids: Ids }

/** The library, to be read into: where it was said to stand, else in the data directory. */
export async function openLibrary(given: Given, { embedded, clock, ids }: Parts) {
  const { dataDir, embeddings = null, knowledge: place = null, logger } = given
  const { store, close } = await openToWrite(embedded, { place, logger })
  const library = new Library({
    store,
    embedder: await openEmbedder(embeddings, { clock, random: Math.random }),
    embedsAll: embeddings?.always === true,
    clock,
    ids,
    texts: sourcesIn(dataDir),
    logger,
  })
  return {
    library,
    async close() {
      await library.close()
      await close()
    },
  }
}

async function openToWrite(embedded: KnowledgeStore, { place, logger }: Place): Promise<Opened> {
  if (place === null) return { store: embedded, close: async () => {} }
  const { openPostgresKnowledge } = await import('./store/postgres/open-knowledge.ts')
  return openPostgresKnowledge({ url: place.postgres, named: place.named, logger })
}

/** The library, to look into it only, beside whoever writes it. */
export async function openLibraryToRead(dataDir: string, embedder: Embedder | null, place: Place) {
  const { store, close } = await openToRead(dataDir, place)
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

async function openToRead(dataDir: string, { place, logger }: Place): Promise<Opened> {
  if (place !== null) {
    const { readPostgresKnowledge } = await import('./store/postgres/open-knowledge.ts')
    return (await readPostgresKnowledge({ url: place.postgres, named: place.named, logger })) ?? EMPTY
  }
  if (!holdsAnything(dataDir)) return EMPTY
  const { knowledge, close } = openStoreToRead({ dataDir })
  return { store: knowledge, close }
}

const EMPTY: Opened = { store: memoryKnowledgeStore(), close: async () => {} }
