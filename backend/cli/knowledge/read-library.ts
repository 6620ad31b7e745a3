import { openEmbedder, openLibraryToRead } from '../../compose-knowledge.ts'
import { systemClock } from '../../compose.ts'
import { readConfig } from '../../config.ts'

type ReadLibrary = ReturnType<typeof openLibraryToRead>['library']

/** Looks into the library, beside whoever may be writing it. */
export async function readLibrary<T>(work: (library: ReadLibrary) => Promise<T>): Promise<T> {
  const { dataDir, embeddings } = readConfig()
  const embedder = await openEmbedder(embeddings, { clock: systemClock, random: Math.random })
  const { library, close } = openLibraryToRead(dataDir, embedder)
  try {
    return await work(library)
  } finally {
    await close()
  }
}
