/** The store could not keep something. Nothing of it was written; what was written before is safe. */
export class StorageFailure extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StorageFailure'
  }
}

/** No space left. The same write works again as soon as there is some. */
export class StorageFull extends StorageFailure {
  constructor(options?: ErrorOptions) {
    super(
      'The disk that holds the data directory is full: nothing was written. Free some space; no restart is needed.',
      options,
    )
    this.name = 'StorageFull'
  }
}

/** What a driver's error means for whoever wanted to write; any error that is not about the disk is handed back. */
export function storageError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT')
    return new StorageFull({ cause: error })
  const why = FAILURES.find(([start]) => code.startsWith(start))?.[1]
  return why === undefined
    ? error
    : new StorageFailure(`${why} (${code}). Nothing was written.`, { cause: error })
}

const FAILURES: [start: string, why: string][] = [
  ['SQLITE_IOERR', 'The disk that holds the data directory failed: check it and its space'],
  [
    'SQLITE_READONLY',
    'The data directory cannot be written any more: check its rights and whether its disk was mounted read-only',
  ],
  [
    'SQLITE_CANTOPEN',
    'The data directory cannot be opened any more: check that it still exists and its rights',
  ],
  [
    'SQLITE_CORRUPT',
    'The database file is damaged: stop, keep a copy of the data directory and restore a backup',
  ],
  [
    'SQLITE_NOTADB',
    'The database file is no database: stop, keep a copy of the data directory and restore a backup',
  ],
  ['SQLITE_BUSY', 'Another process holds the database: only one may write a data directory'],
]
