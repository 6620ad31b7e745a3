import path from 'node:path'

/** Where the library of a test may look besides its own files. */
export const ORIGINS = {
  git: { searched: (process.env.PATH ?? '').split(path.delimiter) },
}
