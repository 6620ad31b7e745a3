import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'

/** Another process writes this data directory; a server among them can be asked instead. */
export class DataDirLocked extends Error {
  readonly pid: number | null
  readonly url: string | null

  constructor(dataDir: string, { pid, url }: Holder) {
    const who = `process ${pid ?? 'unknown'}${url === null ? '' : `, the server at ${url}`}`
    super(`The data directory ${dataDir} is in use by ${who}: end it, or set XIO_DATA_DIR to another place.`)
    this.name = 'DataDirLocked'
    this.pid = pid
    this.url = url
  }
}

/** The data directory cannot be made or written; the message says why and what to do. */
export class DataDirUnusable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'DataDirUnusable'
  }
}

export type Holder = { pid: number | null; url: string | null }

/** A data directory that is ours alone until released, or until this process ends in whatever way. */
export type DataDir = {
  path: string
  /** A server tells the others where it can be asked. */
  announce(url: string): void
  release(): void
}

/**
 * Takes the data directory, making it where there is none. The lock is the operating system's, on the file `guard`,
 * and dies with its holder: a pid alone could be dead, used again, or another container's. The file `lock` only says
 * who it is.
 */
export async function takeDataDir(dataDir: string): Promise<DataDir> {
  const dir = path.resolve(dataDir)
  const guard = usable(dir, () => {
    makeFolders(dir, 0o700)
    return takeGuard(dir)
  })
  if (guard === null) throw new DataDirLocked(dir, await waitForHolder(dir))
  const announce = (url: string | null) => usable(dir, () => writeHolder(dir, { pid: process.pid, url }))
  const release = () => {
    rmSync(path.join(dir, LOCK), { force: true })
    guard.close()
  }
  try {
    announce(null)
  } catch (error) {
    guard.close()
    throw error
  }
  return { path: dir, announce, release }
}

/** Who holds the data directory, as far as its lock file tells; null where nobody living does. */
export function dataDirHolder(dataDir: string): Holder | null {
  const holder = readHolder(path.resolve(dataDir))
  return holder && isAlive(holder.pid) ? holder : null
}

const LOCK = 'lock'

/**
 * Makes a folder and those above it. Node's own recursive mkdir goes round for ever where a folder is there and yet
 * nothing can be made in it, as in /proc.
 */
export function makeFolders(dir: string, mode = 0o777): void {
  try {
    mkdirSync(dir, { mode })
  } catch (error) {
    const parent = path.dirname(dir)
    if (codeOf(error) === 'EEXIST' && statSync(dir).isDirectory()) return
    if (codeOf(error) !== 'ENOENT' || existsSync(parent)) throw error
    makeFolders(parent, mode)
    mkdirSync(dir, { mode })
  }
}

// SQLite's locks are the portable way to the operating system's: an empty database of which only the lock is used.
function takeGuard(dir: string): Database.Database | null {
  const file = path.join(dir, 'guard')
  writeFileSync(file, '', { flag: 'a', mode: 0o600 })
  const guard = new Database(file, { timeout: 0 })
  try {
    guard.exec('BEGIN EXCLUSIVE')
    return guard
  } catch (error) {
    guard.close()
    if (codeOf(error).startsWith('SQLITE_BUSY')) return null
    throw error
  }
}

// Between taking the guard and writing its name a holder is nameless for a moment.
async function waitForHolder(dir: string): Promise<Holder> {
  for (let tries = 0; tries < 20; tries++) {
    const holder = dataDirHolder(dir)
    if (holder) return holder
    await sleep(10)
  }
  return readHolder(dir) ?? { pid: null, url: null }
}

// Renamed into place: whoever reads the file finds all of it.
function writeHolder(dir: string, holder: Holder): void {
  const file = path.join(dir, LOCK)
  const next = `${file}.${process.pid}`
  writeFileSync(next, `${JSON.stringify(holder)}\n`, { mode: 0o600 })
  renameSync(next, file)
}

function readHolder(dir: string): Holder | null {
  try {
    const found: unknown = JSON.parse(readFileSync(path.join(dir, LOCK), 'utf8'))
    if (typeof found !== 'object' || found === null) return null
    const pid = 'pid' in found && typeof found.pid === 'number' ? found.pid : null
    const url = 'url' in found && typeof found.url === 'string' ? found.url : null
    return { pid, url }
  } catch {
    return null // none, or not ours: nobody is known to hold it
  }
}

function isAlive(pid: number | null): boolean {
  if (pid === null) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

function usable<Result>(dir: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw dataDirError(dir, error)
  }
}

/** A failure to use the data directory, in a sentence that says what to do. */
export function dataDirError(dir: string, error: unknown): unknown {
  const code = codeOf(error)
  const elsewhere = 'or set XIO_DATA_DIR to another place'
  const unusable = (says: string) => new DataDirUnusable(says, { cause: error })
  switch (code) {
    case 'EEXIST':
    case 'ENOTDIR':
      return unusable(
        `The data directory ${dir} is not a directory: move the file that is in its place, ${elsewhere}.`,
      )
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_READONLY':
      return unusable(
        `The data directory ${dir} cannot be written (${code}): give this user the right to, ${elsewhere}.`,
      )
    case 'ENOSPC':
    case 'EDQUOT':
    case 'SQLITE_FULL':
      return unusable(`The disk of the data directory ${dir} is full: free some space, ${elsewhere}.`)
    default:
      // Other errors of the system or of SQLite; Node's own ERR_… are faults of this program.
      if (!/^(E[A-Z0-9]+|SQLITE_\w+)$/.test(code)) return error
      return unusable(`The data directory ${dir} cannot be used (${code}): check it, ${elsewhere}.`)
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
