import { openLibraryToRead } from '../../compose-knowledge.ts'
import { readConfig } from '../../config.ts'

type ReadLibrary = ReturnType<typeof openLibraryToRead>['library']

/** Looks into the library, beside whoever may be writing it. */
export async function readLibrary<T>(work: (library: ReadLibrary) => Promise<T>): Promise<T> {
  const { library, close } = openLibraryToRead(readConfig().dataDir)
  try {
    return await work(library)
  } finally {
    await close()
  }
}
