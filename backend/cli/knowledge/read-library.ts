import { openEmbedder, openLibraryToRead } from '../../compose-knowledge.ts'
import { systemClock } from '../../compose.ts'
import { readConfig } from '../../config.ts'
import { commandLog } from '../bug.ts'

type ReadLibrary = Awaited<ReturnType<typeof openLibraryToRead>>['library']

/** Looks into the library, beside whoever may be writing it. */
export async function readLibrary<T>(work: (library: ReadLibrary) => Promise<T>): Promise<T> {
  const config = readConfig()
  const { dataDir, embeddings, knowledge: places } = config
  const embedder = await openEmbedder(embeddings, { clock: systemClock, random: Math.random })
  const { library, close } = await openLibraryToRead(dataDir, embedder, {
    places,
    logger: commandLog(config),
  })
  try {
    return await work(library)
  } finally {
    await close()
  }
}
