import { accessSync, constants, existsSync, mkdtempSync, rmdirSync, statfsSync, statSync } from 'node:fs'
import path from 'node:path'
import { dataDirHolder, openStoreToRead } from '../../compose.ts'
import { verifyChain } from '../../log/chain.ts'
import { faultLine } from '../faults.ts'
import { codeOf } from '../files/read-text.ts'
import { fault, type Finding, ok, warn } from './finding.ts'

const DIR = 'data directory'
const LOW_MB = 500
const TOO_LOW_MB = 20
/** Enough to find a damaged disk, few enough to wait for. */
const RUNS = 5

/** The data directory: can it be written, who holds it, how much space is there. */
export function checkDataDir(dataDir: string): Finding[] {
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
    lock(dataDir),
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
  return mb < LOW_MB ? warn('disk', `${says}: a long council may fill it.`) : ok('disk', says)
}

function lock(dataDir: string): Finding {
  const holder = dataDirHolder(dataDir)
  if (holder === null) return ok('lock', 'nobody holds the data directory')
  if (holder.url !== null) return ok('lock', `the server at ${holder.url} holds it (process ${holder.pid})`)
  return warn('lock', `process ${holder.pid} holds it and is no server: wait until it has ended, or end it.`)
}

/** The folder that is there, of those that lead to this one. */
export function nearestFolder(dir: string): string {
  const parent = path.dirname(dir)
  return existsSync(parent) || parent === dir ? parent : nearestFolder(parent)
}

/** The database opens, and the logs of the last runs are what was written. */
export async function checkRuns(dataDir: string): Promise<Finding[]> {
  if (!existsSync(path.join(dataDir, 'xio.db'))) return [ok('database', 'none yet; the first run makes it')]
  try {
    const { log, close } = openStoreToRead({ dataDir })
    try {
      const { items } = await log.runs({ workspaceId: 'main', limit: RUNS })
      const verdicts = await Promise.all(
        items.map(async ({ runId }) => {
          const events = await log.read(runId, 0)
          return { runId, verdict: verifyChain(events.map(({ bytes }) => bytes)) }
        }),
      )
      const broken = verdicts.flatMap(({ runId, verdict }) =>
        verdict.ok
          ? []
          : [
              fault(
                'run log',
                `${runId}, event ${verdict.seq}: ${verdict.why}. Keep a copy of ${dataDir} and restore a backup.`,
              ),
            ],
      )
      return [
        ok('database', 'opens'),
        ...(broken.length > 0
          ? broken
          : [ok('run log', `the last ${counted(items.length)} just as written`)]),
      ]
    } finally {
      await close()
    }
  } catch (error) {
    return [
      fault(
        'database',
        faultLine(error) ??
          `cannot be read (${error instanceof Error ? error.message : String(error)}): keep a copy of ${dataDir} and restore a backup.`,
      ),
    ]
  }
}

const counted = (runs: number): string => (runs === 1 ? 'run is' : `${runs} runs are`)
