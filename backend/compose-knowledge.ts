import path from 'node:path'
import { calledBy } from './config.ts'
import { listed } from './knowledge/files/listed.ts'
import { Library } from './knowledge/library.ts'
import { lookUpIn } from './knowledge/look-up.ts'
import { memoryKnowledgeStore } from './knowledge/memory-store.ts'
import { retrieve } from './knowledge/retrieval/retrieve.ts'
import { SourceInvalid } from './knowledge/source-invalid.ts'
import type { Fetch } from './knowledge/web/look-at-web.ts'
import { EmbeddingFailed } from './knowledge/embedding/embedding-failed.ts'
import { allowed } from './knowledge/embedding/allowed.ts'
import { storageError, StorageFailure } from './log/failures.ts'
import type { Log } from './ports/access.ts'
import type { Embedder, KnowledgeAsked, KnowledgePlaces, KnowledgeStore } from './ports/knowledge.ts'
import type { AllowedPlace } from './ports/outbound.ts'
import type { EmbeddingAccess } from './ports/models.ts'
import type { Clock, Ids, Random } from './ports/outside.ts'
import { holdsAnything, openStoreToRead } from './store/open-store.ts'

// What is sent to a server is found and looked at as if it were read here.
export { documentsAt } from './knowledge/files/documents-at.ts'
export { sentOrigin } from './knowledge/files/kept.ts'
export { toSend } from './knowledge/files/to-send.ts'

/** Where what was given to the library of a data directory is kept. */
export const sourcesIn = (dataDir: string): string => path.join(dataDir, 'sources')

type Place = { places: KnowledgePlaces; logger: Log }
type Opened = { store: KnowledgeStore; close(): Promise<void> }

type Given = {
  dataDir: string
  embeddings?: EmbeddingAccess | null
  knowledge?: KnowledgePlaces
  outboundAllowed?: readonly AllowedPlace[]
  logger: Log
}
type Parts = { embedded: KnowledgeStore; clock: Clock; ids: Ids }

/** The library, to be read into: where it was said to stand, else in the data directory. */
export async function openLibrary(given: Given, { embedded, clock, ids }: Parts) {
  const { dataDir, embeddings = null, knowledge: places = NOWHERE_ELSE, logger } = given
  const { store, close } = await openToWrite(embedded, { places, logger })
  const embedder = await openEmbedder(embeddings, { clock, random: Math.random })
  const library = new Library({
    store,
    embedder,
    embedsAll: embeddings?.always === true,
    clock,
    ids,
    texts: sourcesIn(dataDir),
    git: calledBy(),
    fetch: fetchWithin(given.outboundAllowed ?? []),
    logger,
    isOutage: (error) => storageError(error) instanceof StorageFailure,
  })
  return {
    library,
    lookUp: lookUpIn({ find: (asked) => library.find(asked), embedder, clock }),
    async close() {
      await library.close()
      await close()
    },
  }
}

/** Fetches pages by the one way to addresses that people give. */
const fetchWithin =
  (allowed: readonly AllowedPlace[]): Fetch =>
  async (url, given) => {
    const [{ fetchDocument }, { OutsideFailure }] = await Promise.all([
      import('./outside/fetch-document.ts'),
      import('./outside/outside-failure.ts'),
    ])
    try {
      return await fetchDocument(url, { ...given, allowed })
    } catch (error) {
      if (!(error instanceof OutsideFailure)) throw error
      throw new SourceInvalid(null, `cannot be fetched: ${error.message}`)
    }
  }

async function openToWrite(embedded: KnowledgeStore, { places, logger }: Place): Promise<Opened> {
  const { postgres } = places
  if (postgres === null) return withVectors({ store: embedded, close: async () => {} }, places)
  const { openPostgresKnowledge } = await import('./store/postgres/open-knowledge.ts')
  return withVectors(await openPostgresKnowledge({ ...postgres, logger }), places)
}

async function withVectors({ store, close }: Opened, { chroma }: KnowledgePlaces): Promise<Opened> {
  if (chroma === null) return { store, close }
  const [{ chromaAt }, { withChromaVectors }] = await Promise.all([
    import('./store/chroma/chroma-client.ts'),
    import('./store/chroma/chroma-vectors.ts'),
  ])
  const kept = withChromaVectors(store, chromaAt(chroma))
  return { store: { ...kept, nearest: (query) => kept.nearest(query).catch(noneNear) }, close }
}

/** Where vectors cannot be had, words find all the same, and whoever asks is told. */
function noneNear(error: unknown): never {
  if (!(error instanceof StorageFailure)) throw error
  throw new EmbeddingFailed(error.message, { lasting: false, cause: error })
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
  return { library, lookUp: lookUpIn({ find: library.find, embedder }), close }
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

/** Whether the places that were named for the library can be reached; rejects with what to do where one cannot. */
export async function reachLibrary({ postgres, chroma }: KnowledgePlaces, logger: Log): Promise<void> {
  if (postgres !== null) {
    const { readPostgresKnowledge } = await import('./store/postgres/open-knowledge.ts')
    await (await readPostgresKnowledge({ ...postgres, logger }))?.close()
  }
  if (chroma !== null) {
    const { chromaAt } = await import('./store/chroma/chroma-client.ts')
    await chromaAt(chroma).collections()
  }
}

async function openToRead(dataDir: string, { places, logger }: Place): Promise<Opened> {
  if (places.postgres !== null) {
    const { readPostgresKnowledge } = await import('./store/postgres/open-knowledge.ts')
    const opened = await readPostgresKnowledge({ ...places.postgres, logger })
    return opened === null ? EMPTY : withVectors(opened, places)
  }
  if (!holdsAnything(dataDir)) return EMPTY
  const { knowledge, close } = openStoreToRead({ dataDir })
  return withVectors({ store: knowledge, close }, places)
}

const NOWHERE_ELSE: KnowledgePlaces = { postgres: null, chroma: null }
const EMPTY: Opened = { store: memoryKnowledgeStore(), close: async () => {} }
