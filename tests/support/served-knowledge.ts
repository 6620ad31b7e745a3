import { onTestFinished } from 'vitest'
import { systemClock, systemIds } from '../../backend/engine/system.ts'
import { Library } from '../../backend/knowledge/library.ts'
import { servedLibrary } from '../../backend/knowledge/served-library.ts'
import type { KnowledgeStore } from '../../backend/ports/knowledge.ts'
import { ORIGINS } from '../knowledge/support/origins.ts'
import { memoryLog } from './house.ts'

/** The library of a server over a store of the test's; what is sent is kept in `texts`. */
export function servedKnowledge(store: KnowledgeStore, texts: string) {
  const logger = memoryLog()
  const library = new Library({
    ...ORIGINS,
    store,
    embedder: null,
    clock: systemClock,
    ids: systemIds(),
    texts,
    logger,
  })
  onTestFinished(() => library.close())
  return { knowledge: servedLibrary(library, { logger, clock: systemClock }), library, logger }
}
