import { openLibraryToRead } from '../../compose-knowledge.ts'
import { readConfig } from '../../config.ts'
import type { Library } from './in-library.ts'

/** Looks into the library, beside whoever may be writing it. */
export async function readLibrary<T>(
  work: (library: Pick<Library, 'find' | 'sources'>) => Promise<T>,
): Promise<T> {
  const { library, close } = openLibraryToRead(readConfig().dataDir)
  try {
    return await work(library)
  } finally {
    await close()
  }
}
