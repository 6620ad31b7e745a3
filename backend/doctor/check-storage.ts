import { accessSync, constants, existsSync, mkdtempSync, rmdirSync, statfsSync, statSync } from 'node:fs'
import path from 'node:path'
import { codeOf } from './code-of.ts'
import { fault, type Finding, ok, warn } from './finding.ts'

const DIR = 'data directory'
const LOW_MB = 500
const TOO_LOW_MB = 20

/** The data directory: can it be written, who may read it, how much space is there. */
export function checkStorage(dataDir: string): Finding[] {
  const there = existsSync(dataDir)
  const place = there ? dataDir : nearestFolder(dataDir)
  try {
    if (!statSync(place).isDirectory())
      return [fault(DIR, `${place} is a file: move it, or set XIO_DATA_DIR to another place.`)]
    accessSync(place, constants.W_OK | constants.X_OK)
    if (!there) tryFolderIn(place)
  } catch (error) {
    return [
      fault(
        DIR,
        `${place} cannot be written (${codeOf(error)}): give this user the right to, or set XIO_DATA_DIR to another place.`,
      ),
    ]
  }
  return [
    ok(DIR, there ? `${dataDir} can be written` : `${dataDir} will be made`),
    ...readers(dataDir, there),
    space(place),
  ]
}

// Rights do not tell all: nothing can be made in /proc, whoever asks.
function tryFolderIn(place: string): void {
  rmdirSync(mkdtempSync(path.join(place, '.xio-doctor-')))
}

function readers(dataDir: string, there: boolean): Finding[] {
  if (!there || process.platform === 'win32') return []
  const open = statSync(dataDir).mode & 0o077
  return open === 0
    ? []
    : [warn(DIR, `${dataDir} can be read by other users of this machine: chmod 700 ${dataDir}`)]
}

function space(place: string): Finding {
  const { bavail, bsize } = statfsSync(place)
  const mb = Math.floor((bavail * bsize) / 1024 ** 2)
  const says = `${mb >= 10_240 ? `${Math.floor(mb / 1024)} GB` : `${mb} MB`} free`
  if (mb < TOO_LOW_MB) return fault('disk', `${says}: free some space, or set XIO_DATA_DIR to another disk.`)
  return mb < LOW_MB
    ? warn('disk', `${says}: a long council may fill it, so free some space.`)
    : ok('disk', says)
}

/** The folder that is there, of those that lead to this one. */
export function nearestFolder(dir: string): string {
  const parent = path.dirname(dir)
  return existsSync(parent) || parent === dir ? parent : nearestFolder(parent)
}
