import { setImmediate as othersTurn } from 'node:timers/promises'
import { foldStored } from '../log/fold-stored.ts'
import type { Log } from '../ports/access.ts'
import type { KnowledgeScope, TextOfRun } from '../ports/knowledge.ts'
import type { Clock } from '../ports/outside.ts'
import type { MemoryStore, Unread } from '../ports/memory.ts'
import type { RunLog } from '../ports/run-log.ts'
import { textsOfRun } from './texts-of-run.ts'

/** Where it may be cited from. */
export type Shelf = {
  addOfRun(text: TextOfRun, by: { workspaceId: string; addedBy: string }): Promise<unknown>
  removeOfRun(workspaceId: string, runId: string, scope: KnowledgeScope): Promise<unknown>
}

type Deps = {
  log: Pick<RunLog, 'read'>
  store: Pick<MemoryStore, 'unshelved' | 'shelved'>
  shelf: Shelf
  clock: Pick<Clock, 'sleep'>
  logger: Pick<Log, 'error'>
}

const SCOPES = ['decisions', 'history', 'context'] as const

/** Most of what fails fails for all of them: a library elsewhere that cannot be reached. */
const FAULT_REST_MS = 5_000

/** Who has brought it, as the library says. */
const BY = 'xio'

/**
 * Brings what there is to cite of councils that have ended to the library, and takes out what is no longer to be cited.
 * A run is marked behind all of its texts: whoever is killed in between does it again, and the same is there once.
 * Settles with how many runs it was about.
 */
export async function shelveAll(deps: Deps, signal: AbortSignal): Promise<number> {
  let done = 0
  for (const run of await deps.store.unshelved()) {
    if (signal.aborted) return done
    try {
      await shelveOne(deps, run)
      done += 1
      await othersTurn()
    } catch (err) {
      // One run that cannot be read does not hold the others; it is tried again with what comes next.
      deps.logger.error({ err, runId: run.runId }, 'a council cannot be brought to the library')
      await deps.clock.sleep(FAULT_REST_MS, signal)
    }
  }
  return done
}

async function shelveOne({ log, store, shelf }: Deps, run: Unread): Promise<void> {
  const { runId, workspaceId, headSeq, shelve } = run
  const state = shelve === 0 ? null : await foldStored(log, runId, null, headSeq)
  const texts = state === null ? [] : textsOfRun(state, shelve)
  for (const text of texts) await shelf.addOfRun({ runId, ...text }, { workspaceId, addedBy: BY })
  for (const scope of SCOPES)
    if (!texts.some((one) => one.scope === scope)) await shelf.removeOfRun(workspaceId, runId, scope)
  await store.shelved(run)
}
