import { existsSync } from 'node:fs'
import path from 'node:path'
import { dataDirHolder, openStoreToRead } from '../../compose.ts'
import { checkStorage } from '../../doctor/check-storage.ts'
import { fault, type Finding, ok, warn } from '../../doctor/finding.ts'
import { verifyChain } from '../../log/chain.ts'
import { faultLine } from '../faults.ts'

/** Enough to find a damaged disk, few enough to wait for. */
const RUNS = 5

/** The data directory: can it be written, who holds it, how much space is there. */
export function checkDataDir(dataDir: string): Finding[] {
  const found = checkStorage(dataDir)
  // Where it cannot be written nobody holds it.
  return found[0]?.state === 'ok' ? [...found, lock(dataDir)] : found
}

function lock(dataDir: string): Finding {
  const holder = dataDirHolder(dataDir)
  if (holder === null) return ok('lock', 'nobody holds the data directory')
  if (holder.url !== null) return ok('lock', `the server at ${holder.url} holds it (process ${holder.pid})`)
  return warn('lock', `process ${holder.pid} holds it and is no server: wait until it has ended, or end it.`)
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
