import { memoryKnowledgeStore } from './knowledge/memory-store.ts'
import { retrieve } from './knowledge/retrieval/retrieve.ts'
import type { KnowledgeAsked } from './ports/knowledge.ts'
import { holdsAnything, openStoreToRead } from './store/open-store.ts'

// What is sent to a server is found and looked at as if it were read here.
export { documentsAt } from './knowledge/files/documents-at.ts'
export { sentOrigin } from './knowledge/files/kept.ts'
export { toSend } from './knowledge/files/to-send.ts'

/** The library of a data directory, to look into it only. */
export function openLibraryToRead(dataDir: string) {
  const { knowledge: store, close } = holdsAnything(dataDir) ? openStoreToRead({ dataDir }) : EMPTY
  const library = {
    sources: (workspaceId: string) => store.sources(workspaceId),
    find: (asked: KnowledgeAsked) => retrieve({ store, embedder: null }, asked),
  }
  return { library, close }
}

const EMPTY = { knowledge: memoryKnowledgeStore(), close: async () => {} }
